"""Random valid debates at model level, over every construct; drawn by hypothesis or from a seeded `random.Random`.

Knows the values of the model. Must not know files, texts or how numbers are propagated.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from hypothesis import strategies as st

from argmap.model.values import (
    Argument,
    Claim,
    Debate,
    Defaults,
    Pair,
    Participant,
    Premise,
    Relation,
    Stated,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Constructs:
    """Which constructs may appear. `coins` bounds the coins (each side of an exclusive group counts as one)."""

    coins: int = 9
    supports: bool = True
    rebuts: bool = True
    undercuts: bool = True
    necessary: bool = True
    negated: bool = True
    linked: bool = True
    empty: bool = True
    cycles: bool = True
    exclusive: bool = True
    contraries: bool = True
    mutual: bool = True
    evidence: bool = True
    several_observations: bool = True
    certain: bool = True
    credences_of_derived: bool = True
    shared: bool = True
    participants: int = 2


ALL = Constructs()
TREES = Constructs(
    undercuts=False,
    necessary=False,
    cycles=False,
    exclusive=False,
    contraries=False,
    mutual=False,
    evidence=False,
    credences_of_derived=False,
    shared=False,
)
ACYCLIC = replace(ALL, cycles=False, mutual=False)
UNCONDITIONED = replace(ALL, contraries=False, mutual=False, evidence=False, exclusive=False)
GRADUAL = UNCONDITIONED


class Chooser(Protocol):
    """Where choices come from."""

    def whole(self, low: int, high: int) -> int:
        """Return an integer from low to high, both included."""
        ...

    def number(self) -> float:
        """Return a number from 0 to 1."""
        ...


@dataclass(frozen=True)
class Seeded:
    """Choices from a seeded generator."""

    source: random.Random

    def whole(self, low: int, high: int) -> int:
        return self.source.randint(low, high)

    def number(self) -> float:
        return round(self.source.random(), self.source.choice((1, 2, 17)))


@dataclass(frozen=True)
class Drawn:
    """Choices drawn by hypothesis, so that a failing debate shrinks."""

    draw: st.DrawFn

    def whole(self, low: int, high: int) -> int:
        return self.draw(st.integers(low, high))

    def number(self) -> float:
        return self.draw(st.integers(0, 100)) / 100


def random_debate(seed: int, constructs: Constructs = ALL) -> Debate:
    """Return the debate of a seed; the same seed gives the same debate."""
    return _Sketch(Seeded(random.Random(seed)), constructs).debate()


@st.composite
def debates(draw: st.DrawFn, constructs: Constructs = ALL) -> Debate:
    """Return a strategy of valid debates with at least one claim."""
    return _Sketch(Drawn(draw), constructs).debate()


class _Sketch:
    """One debate in the making."""

    def __init__(self, chooser: Chooser, constructs: Constructs) -> None:
        self.chooser, self.allow = chooser, constructs
        self.claims: list[str] = []
        self.arguments: list[Argument] = []
        self.contraries: list[tuple[str, ...]] = []
        self.observations: list[str] = []
        self.premised: set[str] = set()

    def one_in(self, n: int) -> bool:
        return self.chooser.whole(1, n) == 1

    def choose(self, options: Sequence[T]) -> T:
        return options[self.chooser.whole(0, len(options) - 1)]

    def some(self, options: Sequence[str], count: int) -> list[str]:
        rest = list(options)
        return [rest.pop(self.chooser.whole(0, len(rest) - 1)) for _ in range(min(count, len(rest)))]

    def number(self) -> float:
        if self.allow.certain and self.one_in(12):
            return float(self.chooser.whole(0, 1))
        value = self.chooser.number()
        return value if self.allow.certain or 0.0 < value < 1.0 else 0.5

    def debate(self) -> Debate:
        coins = self.chooser.whole(1, self.allow.coins)
        claims = self.chooser.whole(max(1, (coins + 1) // 3), max(1, (2 * coins + 2) // 3))
        self.claims = [f"c{i}" for i in range(min(claims, coins))]
        if self.allow.evidence:
            self._observe(coins)
        spare = coins - len(self.claims)
        if self.allow.mutual and spare >= 2 and self.one_in(4):
            spare -= self._rebut_each_other()
        for i in range(spare):
            self._argue(f"a{i}")
        self._contrary()
        participants = [f"p{i}" for i in range(self.chooser.whole(0, self.allow.participants))]
        return Debate(
            title="random",
            thesis=("c0",),
            defaults=Defaults(self.number(), self.number()) if self.one_in(3) else Defaults(),
            participants={p: Participant(p) for p in participants},
            claims={c: Claim(c, f"Text of {c}.", prior=self.number() if self.one_in(3) else None) for c in self.claims},
            arguments={a.id: a for a in self.arguments},
            contraries=tuple(self.contraries),
            credences={p: self._stated(p) for p in participants},
        )

    def _observe(self, coins: int) -> None:
        most = 2 if self.allow.several_observations else 1
        for i in range(min(self.chooser.whole(0, most), len(self.claims) - 1, coins - 1)):
            e = self.claims[-1 - i]
            self.observations.append(e)
        for i, e in enumerate(self.observations):
            c = self.choose(self._targets())
            pair = Pair(self.number(), self.number())
            self.arguments.append(Argument(f"e{i}", "evidence_for", c, (Premise(e),), likelihoods=pair))

    def _rebut_each_other(self) -> int:
        pair = self.some([c for c in self.claims if c not in self.observations], 2)
        if len(pair) < 2:
            return 0
        for i, (a, b) in enumerate((pair, pair[::-1])):
            strength = self.number() if self.one_in(2) else None
            self.arguments.append(Argument(f"m{i}", "rebuts", b, (Premise(a),), strength=strength))
        return 2

    def _argue(self, id: str) -> None:
        supports: list[Relation] = ["supports"] * (3 * self.allow.supports)
        rebuts: list[Relation] = ["rebuts"] * (3 * self.allow.rebuts)
        necessary: list[Relation] = ["necessary_for"] * self.allow.necessary
        relations = supports + rebuts + necessary
        undercuttable = [a.id for a in self.arguments if a.relation != "evidence_for"]
        if self.allow.undercuts and undercuttable:
            relations += ["undercuts"] * 2
        relation = self.choose(relations)
        target = self.choose(undercuttable if relation == "undercuts" else self._targets())
        candidates = self._premises(id, target)
        count = self.choose([1, 1, 1, 2, 2, 3]) if self.allow.linked else 1
        if relation in ("supports", "rebuts") and self.allow.empty and self.one_in(6):
            count = 0
        chosen = self.some(candidates, count)
        self.premised.update(chosen)
        if not chosen and relation not in ("supports", "rebuts"):
            relation, target = self.choose(["supports", "rebuts"]), self.choose(self._targets())
        premises = tuple(Premise(c, negated=self.allow.negated and self.one_in(4)) for c in chosen)
        if relation == "rebuts" and not self.allow.mutual and self._answers(target, premises):
            relation = "supports"
        strength = self.number() if self.one_in(2) else None
        text = None if premises else "A bare reason."
        self.arguments.append(Argument(id, relation, target, premises, strength=strength, text=text))

    def _answers(self, target: str, premises: tuple[Premise, ...]) -> bool:
        """Return whether a rebuttal from these premises would make another one mutual."""
        return any(
            a.relation == "rebuts" and (Premise(target),) == a.premises and premises == (Premise(a.target),)
            for a in self.arguments
        )

    def _targets(self) -> list[str]:
        return [c for c in self.claims if c not in self.observations]

    def _premises(self, id: str, target: str) -> list[str]:
        """Return the claims that may be premises: no observation above its own claim, no cycle where none is wanted."""
        below = self._reached_from(target)
        if self.allow.cycles:
            allowed = [c for c in self.claims if c != target]
            watched = [(a.premises[0].claim, a.target) for a in self.arguments if a.relation == "evidence_for"]
            for e, c in watched:
                if c in below:
                    # The target leads to the observed claim, so no consequence of the observation may be a premise.
                    allowed = [p for p in allowed if p not in self._reached_from(e)]
        else:
            allowed = [c for c in self.claims if c not in below]
        if not self.allow.shared:
            allowed = [c for c in allowed if c not in self.premised]
        return allowed

    def _reached_from(self, start: str) -> set[str]:
        """Return every claim and argument that follows from a claim or argument, itself included."""
        found, open = {start}, [start]
        while open:
            here = open.pop()
            for a in self.arguments:
                if a.relation == "evidence_for":
                    steps = [(a.target, a.premises[0].claim)]
                else:
                    steps = [(p.claim, a.id) for p in a.premises] + [(a.id, a.target)]
                for source, to in steps:
                    if source == here and to not in found:
                        found.add(to)
                        open.append(to)
        return found

    def _contrary(self) -> None:
        targeted = {a.target for a in self.arguments if a.relation not in ("undercuts", "evidence_for")}
        free = [c for c in self.claims if c not in targeted and c not in self.observations]
        if self.allow.exclusive and len(free) >= 2 and self.one_in(3):
            self.contraries.append(tuple(self.some(free, self.chooser.whole(2, 3))))
        if self.allow.contraries and len(self.claims) >= 2 and self.one_in(3):
            self.contraries.append(tuple(self.some(self.claims, self.chooser.whole(2, 3))))

    def _stated(self, participant: str) -> dict[str, Stated]:
        entries = {}
        targeted = {a.target for a in self.arguments if a.relation != "undercuts"}
        for c in self.claims:
            free = c not in targeted or self.allow.credences_of_derived
            credence = self.number() if free and self.one_in(2) else None
            prior = self.number() if self.one_in(6) else None
            if credence is not None or prior is not None:
                entries[c] = Stated(credence, prior)
        for a in self.arguments:
            if a.relation == "evidence_for":
                if self.one_in(3):
                    entries[a.id] = Stated(likelihoods=Pair(self.number(), self.number()))
            elif self.one_in(3):
                entries[a.id] = Stated(self.number())
        return entries
