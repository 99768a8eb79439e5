"""How much work may be done: by estimates of work, never by a clock, so that one file always gives the same numbers.

Must not know what the work is.
"""

from __future__ import annotations

from dataclasses import dataclass


class TooLong(Exception):
    """Computing exactly would take more work than allowed."""


@dataclass(slots=True)
class Budget:
    """How much work may still be done, in seconds by estimate."""

    left: float

    def spend(self, seconds: float) -> None:
        """Count work; raises `TooLong` when it is too much."""
        self.left -= seconds
        if self.left < 0.0:
            raise TooLong
