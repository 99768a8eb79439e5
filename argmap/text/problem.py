"""What is wrong with a text, before anyone knows that it is a debate.

Knows a place and a remark. Must not know schemas.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class Problem(NamedTuple):
    """A remark about `text[start:end]` (code points, byte-order mark removed); `help` is the remedy."""

    code: str
    severity: Literal["error", "warning", "info"]
    message: str
    start: int
    end: int
    help: str = ""
