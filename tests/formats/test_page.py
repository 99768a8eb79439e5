"""Pages in HTML and Markdown: whatever a text says, it stays text."""

from __future__ import annotations

import html
import re
from base64 import b64decode
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from argmap.formats.page import Bar, Bars, Entries, Entry, Heading, Page, Paragraph, Picture, Statement, Table
from argmap.formats.page_html import page_html
from argmap.formats.page_markdown import page_markdown
from argmap.text.safe import markdown_text

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg onload=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "<http://evil.example>",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "===",
    "a | b\nc | d",
    "`code` *strong* _em_ ~~gone~~ $x$",
    "&lt;b&gt; &#60;",
    "[ref]: http://evil.example",
    "\x1b]0;title\x07 \u202eabc",
    "```\nfence",
    "trailing\\",
)


def page(text: str) -> Page:
    blocks = (
        Heading(text),
        Paragraph(text),
        Paragraph(text, quiet=True),
        Statement(text, text),
        Table((text, text), ((text, text),)),
        Entries((Entry(text, text, (text,)),)),
        Bars((Bar(text, text, 0.5, -1, text),), text, text),
        Picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>", text),
    )
    return Page(text, text, blocks)


class Read(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_html(text: str) -> None:
    plain, hostile = (Read(page_html(page(each)).decode()) for each in ("plain", text))
    assert hostile.tags == plain.tags
    assert [name for name, _ in hostile.attributes] == [name for name, _ in plain.attributes]
    assert not {name for name, _ in hostile.attributes if name.startswith("on") or name == "href"}


def test_a_page_loads_nothing_and_runs_nothing() -> None:
    text = page_html(page("plain")).decode()
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert "url(" not in text
    assert "@import" not in text
    assert "http" not in text.replace('http-equiv="Content-Security-Policy"', "")


def test_the_picture_is_an_image_within_the_page() -> None:
    found = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page_html(page("plain")).decode())
    assert found is not None
    assert b64decode(found[1]).startswith(b"<svg")


def test_a_page_has_a_dark_look_and_prints_on_a4() -> None:
    text = page_html(page("plain")).decode()
    assert "prefers-color-scheme: dark" in text
    assert "size: A4" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markdown(text: str) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    kinds = [
        [token.type for token in reader.parse(page_markdown(page(each), picture="p.svg").decode())]
        for each in ("plain", text)
    ]
    assert kinds[0] == kinds[1]
    inline = [token for token in reader.parse(page_markdown(page(text)).decode()) if token.type == "inline"]
    made = {child.type for token in inline for child in token.children or ()}
    assert made <= {
        "text",
        "strong_open",
        "strong_close",
        "em_open",
        "em_close",
        "hardbreak",
        "softbreak",
        "text_special",
    }


@pytest.mark.parametrize("text", [*HOSTILE, "mail me@evil.example", "www.evil.example", "https://evil.example/x"])
def test_markdown_shows_the_text_and_links_nothing(text: str) -> None:
    shown = MarkdownIt("commonmark").render(markdown_text(text))
    assert "<a" not in shown
    words = html.unescape(re.sub(r"</?p>", "", shown)).replace("\u2060", "").split()
    from argmap.text.safe import display_text

    assert words == display_text(text).split()


def test_the_picture_is_linked_by_a_safe_name() -> None:
    assert "(my%20map%29.svg)" in page_markdown(page("plain"), picture="my map).svg").decode()


def test_without_a_picture_nothing_is_linked() -> None:
    assert "](" not in page_markdown(page("plain")).decode()
