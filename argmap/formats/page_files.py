"""A page as the files it is written to: HTML is one file; a picture stands beside Markdown as a file of its own.

Knows endings. Must not know what a page is about, and writes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.formats.page import Page

ENDINGS = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


def picture_beside(out: Path) -> Path | None:
    """Return the file of the picture that is written beside a page, None where the page holds it."""
    return out.with_name(f"{out.stem}.svg") if ENDINGS[out.suffix.lower()] == "markdown" else None


def page_files(page: Page, out: Path) -> Mapping[Path, bytes]:
    """Return the bytes of each file of a page, in the order to write them; `out` ends in one of `ENDINGS`."""
    from argmap.formats.page_html import page_html
    from argmap.formats.page_markdown import page_markdown

    beside = picture_beside(out)
    if beside is None:
        return {out: page_html(page)}
    picture = {} if page.picture is None else {beside: page.picture.svg}
    return {**picture, out: page_markdown(page, picture=beside.name)}
