"""Results of the engine, computed once for each debate and question.

Knows the engine's questions. Must not know sessions. A debate is told by its identity: it never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from argmap.model.values import Debate

if TYPE_CHECKING:
    from argmap.credence.result import Credences, Explanation, Pool, Semantics

T = TypeVar("T")
_REMEMBERED = 32


class Memo:
    """The last results."""

    def __init__(self) -> None:
        self._results: list[tuple[Debate, tuple[Any, ...], Any]] = []

    def credences(
        self,
        debate: Debate,
        *,
        participants: Sequence[str] | None = None,
        assume: Mapping[str, float] | None = None,
        semantics: Semantics = "worlds",
        pool: Pool = "odds",
    ) -> Credences:
        """Return what `argmap.credence.engine.credences` returns."""
        from argmap.credence.engine import credences

        people = None if participants is None else tuple(participants)

        def compute() -> Credences:
            return credences(debate, participants=people, assume=assume, semantics=semantics, pool=pool)

        return self._once(debate, ("credences", people, _assumed(assume), semantics, pool), compute)

    def explain(
        self, debate: Debate, id: str, *, participant: str, assume: Mapping[str, float] | None = None
    ) -> Explanation:
        """Return what `argmap.credence.explain.explain` returns."""
        from argmap.credence.explain import explain

        def compute() -> Explanation:
            return explain(debate, id, participant=participant, assume=assume)

        return self._once(debate, ("explain", id, participant, _assumed(assume)), compute)

    def _once(self, debate: Debate, question: tuple[Any, ...], compute: Callable[[], T]) -> T:
        for known, asked, result in reversed(self._results):
            if known is debate and asked == question:
                answer: T = result
                return answer
        answer = compute()
        self._results = [*self._results[1 - _REMEMBERED :], (debate, question, answer)]
        return answer


def _assumed(assume: Mapping[str, float] | None) -> tuple[tuple[str, float], ...]:
    return tuple(sorted((assume or {}).items()))
