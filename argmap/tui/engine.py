"""The engine in a thread: one propagation at a time, the latest wish next, results that came too late dropped.

Knows when to compute. Must not know what the numbers mean or where they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from textual.app import App
from textual.message import Message

from argmap.credence.result import Credences, Explanation
from argmap.model.values import Debate


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be computed: a debate, and what is assumed for the moment."""

    debate: Debate
    assume: Mapping[str, float] = field(default_factory=dict)


class NumbersReady(Message):
    """A propagation is done. `before` is the same without what is assumed; `fault` says why there are no numbers."""

    def __init__(self, wish: Wish, credences: Credences | None, before: Credences | None, fault: str) -> None:
        super().__init__()
        self.wish, self.credences, self.before, self.fault = wish, credences, before, fault


class WhyReady(Message):
    """An explanation is done."""

    def __init__(self, wish: Wish, explanation: Explanation) -> None:
        super().__init__()
        self.wish, self.explanation = wish, explanation


class Engine:
    """Runs propagations and explanations beside the screen, and posts what they found to the app."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._wanted: Wish | None = None
        self._running: Wish | None = None
        self._last: tuple[Debate, Credences] | None = None

    @property
    def busy(self) -> bool:
        """Whether newer numbers than those shown are on their way."""
        return self._running is not None or self._wanted is None

    def want(self, wish: Wish) -> None:
        """Compute this as soon as may be; an older wish that has not begun is forgotten."""
        self._wanted = wish
        if self._running is None:
            self._begin()

    def finished(self, ready: NumbersReady) -> bool:
        """Take note that a propagation ended; return whether its numbers are the ones last wished for."""
        self._running = None
        if ready.wish is self._wanted:
            return True
        self._begin()
        return False

    def explain(self, wish: Wish, claim: str, person: str) -> None:
        """Explain one claim's number to one person."""
        self._in_thread(lambda: self._explain(wish, claim, person), "explain")

    def _begin(self) -> None:
        wish = self._running = self._wanted
        if wish is not None:
            self._in_thread(lambda: self._compute(wish), "engine")

    def _in_thread(self, work: Callable[[], None], group: str) -> None:
        self._app.run_worker(work, thread=True, group=group, exit_on_error=False)

    def _compute(self, wish: Wish) -> None:
        credences = before = None
        fault = ""
        try:
            before = self._base(wish.debate)
            credences = _propagated(wish) if wish.assume else before
        except Exception as error:  # the screen outlives any fault of the engine, and says what it was
            fault = f"no numbers: {error or type(error).__name__}"
        self._app.post_message(NumbersReady(wish, credences, before if wish.assume else None, fault))

    def _base(self, debate: Debate) -> Credences:
        if self._last is None or self._last[0] is not debate:
            self._last = debate, _propagated(Wish(debate))
        return self._last[1]

    def _explain(self, wish: Wish, claim: str, person: str) -> None:
        from argmap.credence.explain import explain

        try:
            found = explain(wish.debate, claim, participant=person, assume=dict(wish.assume) or None)
        except Exception:  # a card without effects is better than none
            return
        self._app.post_message(WhyReady(wish, found))


def _propagated(wish: Wish) -> Credences:
    from argmap.credence.engine import credences

    return credences(wish.debate, assume=dict(wish.assume) or None)
