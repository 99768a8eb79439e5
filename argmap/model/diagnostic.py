"""What is to be said about a debate: findings, which name a path in it, and diagnostics, which name a place in a file.

Knows how a remark is carried. Must not know which remarks there are, or how one is printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark about the thing at `path`, such as ("claims", "c7", "prior") or ("contraries", 0, 1).

    `on_key` places the remark at the entry's key instead of its value. `message` says what is wrong, `help` what to do.
    """

    code: str
    severity: Severity
    message: str
    path: Path = ()
    help: str = ""
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A remark at a place in a file; lines and columns count from 1 in code points, the end is exclusive."""

    code: str
    severity: Severity
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    help: str = ""
    excerpt: str = ""
    file: str | None = None
