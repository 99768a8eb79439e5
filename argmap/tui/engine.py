"""The engine in a thread: one propagation at a time, the latest wish next, results that came too late dropped.

Knows when to compute. Must not know what the numbers mean or where they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.message import Message

from argmap.model.values import Debate
from argmap.tui.background import Background

if TYPE_CHECKING:
    from argmap.credence.result import Credences, Explanation


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
    """One claim's number is explained to each person that was asked for."""

    def __init__(self, wish: Wish, explanations: tuple[Explanation, ...]) -> None:
        super().__init__()
        self.wish, self.explanations = wish, explanations


class Engine:
    """Runs propagations and explanations beside the screen, and posts what they found to the app."""

    def __init__(self, app: App[Any]) -> None:
        self._wanted: Wish | None = None
        self._shown: Wish | None = None
        self._last: tuple[Debate, Credences] | None = None
        self._numbers, self._whys = Background(app), Background(app)

    @property
    def busy(self) -> bool:
        """Whether newer numbers than those shown are on their way."""
        return self._wanted is None or self._shown is not self._wanted

    def want(self, wish: Wish) -> None:
        """Compute this as soon as may be; an older wish that has not begun is forgotten."""
        self._wanted = wish
        self._numbers.want(lambda: self._compute(wish))

    def finished(self, ready: NumbersReady) -> bool:
        """Take note that a propagation ended; return whether its numbers are the ones last wished for."""
        if ready.wish is not self._wanted:
            return False
        self._shown = ready.wish
        return True

    def explain(self, wish: Wish, claim: str, people: tuple[str, ...]) -> None:
        """Explain the number that one claim has for each of some people."""
        self._whys.want(lambda: _explained(wish, claim, people))

    def _compute(self, wish: Wish) -> Message:
        credences = before = None
        fault = ""
        try:
            before = self._base(wish.debate)
            credences = _propagated(wish) if wish.assume else before
        except Exception as error:  # the screen outlives any fault of the engine, and says what it was
            fault = f"no numbers: {error or type(error).__name__}"
        return NumbersReady(wish, credences, before if wish.assume else None, fault)

    def _base(self, debate: Debate) -> Credences:
        if self._last is None or self._last[0] is not debate:
            self._last = debate, _propagated(Wish(debate))
        return self._last[1]


def _explained(wish: Wish, claim: str, people: tuple[str, ...]) -> Message | None:
    from argmap.credence.explain import explain

    assume = dict(wish.assume) or None
    try:
        return WhyReady(wish, tuple(explain(wish.debate, claim, participant=one, assume=assume) for one in people))
    except Exception:  # a card without effects is better than none
        return None


def _propagated(wish: Wish) -> Credences:
    from argmap.credence.engine import credences

    return credences(wish.debate, assume=dict(wish.assume) or None)
