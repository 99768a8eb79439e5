"""Python's cyclic collector kept from holding up a key: it collects while nobody presses one.

A collection walks all that was made since the last one, and nothing else runs meanwhile: in a debate of thousands of
claims a tenth of a second, and half of one where everything is walked. What was loaded at the start is never walked.
Knows the collector and the clock. Must not know screens.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable

LOOK_EVERY = 0.5
"""Seconds between two looks at whether this is a moment to collect."""

_PAUSE, _REST = 2.0, 20.0
_MANY, _VERY_MANY = 20_000, 2_000_000
_GIVE_WAY = 0.001


def keep_out_of_the_way() -> None:
    """Have what is loaded now never walked again, and nothing collected by itself but in need.

    Threads that compute give way to the screen within a millisecond.
    """
    gc.freeze()
    gc.enable()
    gc.set_threshold(_VERY_MANY, 10, 10)
    sys.setswitchinterval(_GIVE_WAY)


class Idle:
    """When to collect: what is young, after a pause of two seconds; everything, after a rest of twenty."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        collect: Callable[[int], object] = gc.collect,
        made: Callable[[], int] = lambda: gc.get_count()[0],
    ) -> None:
        """Take the clock, the collector, and how many objects were made since it last collected."""
        self._clock, self._collect, self._made = clock, collect, made
        self._stirred = clock()
        self._waiting = False

    def stir(self) -> None:
        """Take note that a key was pressed, or the mouse moved."""
        self._stirred = self._clock()

    def look(self) -> None:
        """Collect, if nobody will notice and there may be something to collect."""
        still = self._clock() - self._stirred
        if still >= _PAUSE and self._made() > _MANY:
            self._collect(0)
            self._waiting = True
        elif still >= _REST and self._waiting:
            self._collect(2)
            self._waiting = False
