"""What the last change did to the thesis, in a few words beside the words of the change.

While one number is tried after another, the movement is told from where it was before the first of them. Knows a
change and two numbers. Must not know where it is shown.
"""

from __future__ import annotations

from argmap.model.changes import Change, SetCredence
from argmap.views.figures import percent


class Effect:
    """The thesis before and after; `words` are those of the change itself, empty where it said none."""

    def __init__(self) -> None:
        self.words = ""
        self._of: tuple[str, str, str] | None = None
        self._before: float | None = None
        self._expected = False

    def begin(self, change: Change | None, thesis: float | None, *, told: bool) -> None:
        """Take note of a change and of where the thesis stands; `told` says that the last one is still read."""
        of = (change.participant, change.id, change.field) if isinstance(change, SetCredence) else None
        if not told or of is None or of != self._of or self._before is None:
            self._before = thesis
        if not told or not self._expected:
            self.words = ""
        self._of, self._expected = of, True

    @property
    def line(self) -> str:
        """The words of the change, and that its effect on the thesis is still being computed."""
        if not self._expected or self._of is None or self._before is None:
            return self.words
        return self._joined(f"thesis {percent(self._before)} → …")

    def end(self, thesis: float | None) -> str | None:
        """Return what to say now that the numbers have come; None where there is nothing to say."""
        expected, self._expected = self._expected, False
        if not expected or self._before is None or thesis is None:
            return None
        before, now = percent(self._before), percent(thesis)
        if before != now:
            return self._joined(f"thesis {before} → {now}")
        return self._joined(f"thesis stays at {now}") if self._of is not None else None

    def leave_out(self) -> None:
        """Say nothing of the last change: something went wrong, and that is to be read."""
        self._expected = False

    def _joined(self, more: str) -> str:
        return f"{self.words} · {more}" if self.words else more
