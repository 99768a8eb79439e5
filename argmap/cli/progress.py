"""A progress bar on standard error for work over about a second, where a person is looking.

Knows a terminal. Must not know what is being done.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

_AFTER_SECONDS = 1.0
_EVERY_SECONDS = 0.1
_WIDTH = 24


class ProgressBar:
    """`with ProgressBar() as told: told("reading", 0.4)`: one line that is gone when the work is done."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()
        self._next = time.monotonic() + _AFTER_SECONDS
        self._shown = False

    def __call__(self, what: str, done: float) -> None:
        """Show how much is done, from 0 to 1, if it is time to."""
        now = time.monotonic()
        if not self._on or now < self._next:
            return
        self._next, self._shown = now + _EVERY_SECONDS, True
        full = round(max(0.0, min(1.0, done)) * _WIDTH)
        sys.stderr.write(f"\r\x1b[K{'█' * full}{'░' * (_WIDTH - full)} {done:4.0%} {what}")
        sys.stderr.flush()

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
