"""A document: a text, the debate in it, and where in the text each part of the debate stands.

Immutable; an edit makes a new one. Must not know how it was read or how it is edited.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from argmap.document.locate import Locator
from argmap.model.diagnostic import Diagnostic, Finding, Path, Severity
from argmap.model.shared import shared
from argmap.model.values import Debate
from argmap.text.lines import Lines
from argmap.text.problem import Problem
from argmap.text.tree import MappingTree, Tree

Inspection = Callable[[Debate], tuple[Finding, ...]]
"""What only a look at the disk can tell about a debate."""


@dataclass(frozen=True)
class Written:
    """One file's text and tree. `name` is what diagnostics call the file, `encoded` its bytes."""

    name: str | None
    text: str
    bom: bool
    tree: Tree | None
    encoded: bytes

    @cached_property
    def newline(self) -> str:
        r"""Return the line ending of the first line, "\n" where there is none."""
        first = self.text.find("\n")
        return "\r\n" if first > 0 and self.text[first - 1] == "\r" else "\n"

    @cached_property
    def lines(self) -> Lines:
        """Return the text's lines."""
        return Lines(self.text)

    @cached_property
    def locator(self) -> Locator:
        """Return what finds paths in the tree."""
        return Locator(self.tree)

    def at(self, problem: Problem) -> Diagnostic:
        """Return a problem of this text as a diagnostic with line, column and excerpt."""
        return self._diagnostic(
            problem.code, problem.severity, problem.message, (problem.start, problem.end), problem.help
        )

    def said(self, finding: Finding, path: Path) -> Diagnostic:
        """Return a finding as a diagnostic at a path of this text's tree."""
        span = self.locator.span(path, on_key=finding.on_key)
        return self._diagnostic(finding.code, finding.severity, finding.message, span, finding.help)

    def _diagnostic(self, code: str, severity: Severity, message: str, span: tuple[int, int], help: str) -> Diagnostic:
        start, end = span
        line, column = self.lines.position(start)
        end_line, end_column = self.lines.position(max(end, start))
        excerpt = self.lines.line(line)
        return Diagnostic(code, severity, message, line, column, end_line, end_column, help, excerpt, self.name)


@dataclass(frozen=True)
class Companion(Written):
    """A file beside the debate with one participant's numbers: `credences:` and `conditionals:`."""

    participant: str = ""


@dataclass(frozen=True)
class Document(Written):
    """A debate's file with all that was read from it.

    `debate` is closed: what an error makes unusable is left out. `diagnostics` are those of reading, in order of place,
    the debate's own file first. `complete` says that nothing was left out, `folder` whether there is a folder of
    credence files (`companions`, by participant). `inspect` is kept so that an edited text is looked at alike.
    """

    debate: Debate = field(default_factory=Debate)
    diagnostics: tuple[Diagnostic, ...] = ()
    complete: bool = True
    companions: Mapping[str, Companion] = field(default_factory=dict)
    folder: bool = False
    inspect: Inspection | None = field(default=None, repr=False, compare=False)

    @property
    def read_only(self) -> bool:
        """Return whether an error keeps the file from being edited."""
        return any(diagnostic.severity == "error" for diagnostic in self.diagnostics)

    @property
    def readable(self) -> bool:
        """Return whether the text is YAML and a mapping, so that it says anything of a debate."""
        return isinstance(self.tree, MappingTree)

    def made_of(self, known: Debate) -> Document:
        """Return the same document, its debate made of the entries of a known one wherever these are equal."""
        return replace(self, debate=shared(self.debate, known))

    def locate(self, path: Path, on_key: bool = False) -> tuple[int, int]:
        """Return the span of a path in the file that `home(path)` names; see `Locator.span`."""
        written, inner = self.place(path)
        return written.locator.span(inner, on_key=on_key)

    def home(self, path: Path) -> Companion | None:
        """Return the credence file in which a path is written, None for the debate's own file."""
        written, _ = self.place(path)
        return written if isinstance(written, Companion) else None

    def place(self, path: Path) -> tuple[Written, Path]:
        """Return the file in which a path stands, and the path in that file."""
        if self.companions:
            if len(path) >= 2 and path[0] == "credences" and path[1] in self.companions:
                return self.companions[str(path[1])], ("credences", *path[2:])
            if len(path) >= 4 and path[0] == "cruxes" and path[2] == "conditionals" and path[3] in self.companions:
                return self.companions[str(path[3])], ("conditionals", path[1], *path[4:])
        return self, path

    def diagnose(self, finding: Finding) -> Diagnostic:
        """Return a finding with its file, line, column and the line itself."""
        written, inner = self.place(finding.path)
        return written.said(finding, inner)


def encode(text: str, *, bom: bool) -> bytes:
    """Return a text's bytes, with its byte-order mark where it had one."""
    return (codecs.BOM_UTF8 if bom else b"") + text.encode("utf-8")
