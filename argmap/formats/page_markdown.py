"""A page in Markdown, with its picture in a file beside it.

Knows Markdown (CommonMark, with GitHub's tables). Must not know what the page says. Every text goes through
`markdown_text`: none becomes markup or a link.
"""

from __future__ import annotations

from urllib.parse import quote

from argmap.formats.page import Bars, Block, Entries, Entry, Heading, Page, Paragraph, Picture, Statement, Table
from argmap.text.safe import markdown_text

_CELLS = 20


def page_markdown(page: Page, *, picture: str = "") -> bytes:
    """Return the page as UTF-8; `picture` is the name of the picture's file, beside the page."""
    parts = [f"# {markdown_text(page.title)}"]
    if page.subtitle:
        parts.append(markdown_text(page.subtitle))
    parts += [_block(block, picture) for block in page.blocks]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _block(block: Block, picture: str) -> str:
    if isinstance(block, Heading):
        return f"## {markdown_text(block.text)}"
    if isinstance(block, Paragraph):
        text = markdown_text(block.text)
        return f"*{text}*" if block.quiet else text
    if isinstance(block, Statement):
        return f"> **{markdown_text(block.label)}:** {markdown_text(block.text)}"
    if isinstance(block, Table):
        return _table(block.head, block.rows, numbers_from=1)
    if isinstance(block, Entries):
        return "\n\n".join(_entry(number, entry) for number, entry in enumerate(block.entries, 1))
    if isinstance(block, Bars):
        return _bars(block)
    return _picture(block, picture)


def _entry(number: int, entry: Entry) -> str:
    mark = f" *({markdown_text(entry.mark)})*" if entry.mark else ""
    indent = " " * (len(str(number)) + 2)
    lines = [f"{number}. **{markdown_text(entry.lead)}**{mark}"]
    lines += [f"{indent}{markdown_text(sentence)}" for sentence in entry.sentences]
    return "  \n".join(lines)


def _table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], *, numbers_from: int) -> str:
    rule = ["---" if number < numbers_from else "---:" for number in range(len(head))]
    cells = [[markdown_text(cell) or " " for cell in row] for row in (head, *rows)]
    first, *others = (f"| {' | '.join(row)} |" for row in cells)
    return "\n".join([first, f"| {' | '.join(rule)} |", *others])


def _bars(block: Bars) -> str:
    lines = ["| Part | | Where it lies |", "| ---: | :--- | :--- |"]
    for bar in block.bars:
        length = "█" * max(1, round(bar.length * _CELLS)) if bar.length > 0 else ""
        detail = f" ({markdown_text(bar.detail)})" if bar.detail else ""
        lines.append(f"| {_cell(bar.number)} | {length} | {markdown_text(bar.label)}{detail} |")
    lines.append(f"| **{_cell(block.total)}** | | **{markdown_text(block.sums_to)}** |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Return a signed number, whose sign is no list mark within a cell."""
    safe = markdown_text(text)
    return safe[1:] if safe[:2] in ("\\+", "\\-") else safe


def _picture(block: Picture, name: str) -> str:
    return f"![{markdown_text(block.alt)}]({quote(name)})" if name else ""
