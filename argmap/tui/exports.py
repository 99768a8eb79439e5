"""What a debate can be exported to from the screen: its words, its key in the list, its ending. Pictures come first.

Knows names and endings. Must not know how anything is drawn or written.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Export:
    """One form. `id` is the format's name, `help` follows "Export"; `opened` says that a desktop program shows it."""

    id: str
    key: str
    label: str
    help: str
    endings: tuple[str, ...]
    opened: bool = False
    report: bool = False

    def proposed(self, debate: Path) -> Path:
        """Return the file beside the debate that is proposed for it."""
        return debate.with_name(f"{debate.stem}{'-report' if self.report else ''}{self.endings[0]}")


EXPORTS = (
    Export("svg", "s", "SVG", "a picture for browsers and print: SVG", (".svg",), opened=True),
    Export("png", "p", "PNG", "a picture of dots: PNG", (".png",), opened=True),
    Export("pdf", "f", "PDF", "a picture on one page: PDF", (".pdf",), opened=True),
    Export("dot", "d", "DOT", "a text that Graphviz lays out: DOT", (".dot",)),
    Export("mermaid", "m", "Mermaid", "a flowchart for web pages: Mermaid", (".mmd", ".mermaid")),
    Export("argdown", "a", "Argdown", "statements and arguments as text: Argdown", (".argdown",)),
    Export("aif", "i", "AIF", "a graph in the Argument Interchange Format: AIF", (".json",)),
    Export("html", "h", "report, HTML", "a report of two pages: HTML", (".html", ".htm"), opened=True, report=True),
    Export("markdown", "r", "report, Markdown", "a report of two pages: Markdown", (".md", ".markdown"), report=True),
)


def export_of(name: str) -> Export | None:
    """Return the form that a file's name ends with, or None."""
    ending = Path(name).suffix.lower()
    return next((one for one in EXPORTS if ending in one.endings), None)
