"""The pictures of the screens: those of the documentation, and how one is taken."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.pictures import DOCS, PICTURES, ROOT, Picture, cleaned, taken


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_a_picture_stands_alone(picture: Picture) -> None:
    svg = (DOCS / f"{picture.name}.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(svg)
    addresses = set(re.findall(r"https?://[^\"'<> ]*", svg))
    assert addresses == {"http://www.w3.org/2000/svg"}
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert all(str(id).startswith(f"argmap-{picture.name}-") for id in ids)
    assert not re.search(r"/(?:tmp|home|root|work|Users)/", svg)


def test_the_readme_shows_every_screen() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"argmap/docs/{picture.name}.svg" in readme for picture in PICTURES)


def test_a_picture_comes_out_the_same_twice(tmp_path: Path) -> None:
    first, second = (taken(PICTURES[0], tmp_path / name) for name in "ab")
    assert first == second
    assert "conditional-is-known" in first


def test_spaces_are_kept_and_no_font_is_fetched() -> None:
    svg = '<svg><style>@font-face { src: url("https://x") }</style><text x="0">terminal-123</text></svg>'
    assert cleaned(svg, "a") == '<svg><style></style><text xml:space="preserve" x="0">argmap-a</text></svg>\n'
