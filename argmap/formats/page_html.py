"""A page as one self-contained HTML file: nothing is loaded from elsewhere, nothing in it runs.

Knows HTML and its style sheet. Must not know what the page says. Every text goes through `html_text`; a picture is
embedded as an image, so that nothing inside it can run or load. It has a light and a dark look, and prints on A4.
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from argmap.formats.page import Bar, Bars, Block, Entries, Entry, Heading, Page, Paragraph, Picture, Statement, Table
from argmap.text.safe import html_text

_STYLE = Path(__file__).with_name("page.css")
_QUIET = ' class="quiet"'
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def page_html(page: Page) -> bytes:
    """Return the page as one HTML file, in UTF-8."""
    title = html_text(page.title)
    subtitle = f'<p class="subtitle">{html_text(page.subtitle)}</p>\n' if page.subtitle else ""
    body = "\n".join(_block(block) for block in page.blocks)
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{title}</title>
<style>
{_STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<main>
<h1 dir="auto">{title}</h1>
{subtitle}{body}
</main>
</body>
</html>
""".encode()


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h2>{html_text(block.text)}</h2>"
    if isinstance(block, Paragraph):
        return f"<p{_QUIET if block.quiet else ''}>{html_text(block.text)}</p>"
    if isinstance(block, Statement):
        label = f'<span class="label">{html_text(block.label)}</span>'
        return f'<blockquote dir="auto">{label}{html_text(block.text)}</blockquote>'
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Entries):
        return "\n".join(['<ol class="entries">', *map(_entry, block.entries), "</ol>"])
    if isinstance(block, Bars):
        return _bars(block)
    return _picture(block)


def _table(block: Table) -> str:
    head = "".join(f'<th scope="col">{html_text(cell)}</th>' for cell in block.head)
    rows = [f"<tr>{''.join(f'<td>{html_text(cell)}</td>' for cell in row)}</tr>" for row in block.rows]
    return "\n".join(["<table>", f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody>", "</table>"])


def _entry(entry: Entry) -> str:
    mark = f' <span class="mark">{html_text(entry.mark)}</span>' if entry.mark else ""
    sentences = "".join(f"<p>{html_text(sentence)}</p>" for sentence in entry.sentences)
    return f'<li><span class="lead">{html_text(entry.lead)}</span>{mark}{sentences}</li>'


def _bars(block: Bars) -> str:
    rows = [line for bar in block.bars for line in _bar(bar)]
    total = f'<span class="number total">{html_text(block.total)}</span><span class="total"></span>'
    return "\n".join(
        ['<div class="bars">', *rows, f'{total}<span class="text total">{html_text(block.sums_to)}</span>', "</div>"]
    )


def _bar(bar: Bar) -> list[str]:
    detail = f' <span class="detail">{html_text(bar.detail)}</span>' if bar.detail else ""
    kind = "against" if bar.direction < 0 else "for"
    width = f"{100 * min(max(bar.length, 0.0), 1.0):.2f}"
    track = f'<svg aria-hidden="true"><rect class="{kind}" width="{width}%" height="100%"/></svg>'
    return [
        f'<span class="number">{html_text(bar.number)}</span>',
        f'<span class="track">{track}</span>',
        f'<span class="text">{html_text(bar.label)}{detail}</span>',
    ]


def _picture(block: Picture) -> str:
    data = b64encode(block.svg).decode()
    return f'<figure><img alt="{html_text(block.alt)}" src="data:image/svg+xml;base64,{data}"></figure>'
