"""Debates for tests of the engine, written in one line each: claims with priors, and arguments.

Knows the values of the model. Must not know files or the engine.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from argmap.model.values import Argument, Claim, Debate, Pair, Participant, Premise, Relation, Stated

SIGNS: Mapping[str, Relation] = {
    "+": "supports",
    "-": "rebuts",
    "!": "necessary_for",
    "~": "evidence_for",
    "x": "undercuts",
}


def argument(id: str, premises: str, sign: str, target: str, number: float | Pair | None = None) -> Argument:
    """Return an argument such as ("a", "p q ^r", "+", "t", 0.3); `^` negates, a Pair is likelihoods."""
    found = tuple(Premise(p.lstrip("^"), p.startswith("^")) for p in premises.split())
    strength, likelihoods = (None, number) if isinstance(number, Pair) else (number, None)
    return Argument(id, SIGNS[sign], target, found, strength=strength, likelihoods=likelihoods)


def debate(
    priors: Mapping[str, float | None],
    *arguments: Argument,
    contraries: Sequence[tuple[str, ...]] = (),
    credences: Mapping[str, Mapping[str, Stated]] | None = None,
) -> Debate:
    """Return a debate of claims with their priors and arguments; whoever has credences takes part."""
    return Debate(
        thesis=(next(iter(priors)),),
        participants={who: Participant(who) for who in credences or {}},
        claims={id: Claim(id, id, prior=prior) for id, prior in priors.items()},
        arguments={a.id: a for a in arguments},
        contraries=tuple(contraries),
        credences=credences or {},
    )


def tree(claims: int, supports: int = 3) -> Debate:
    """Return a tree in which each claim has so many single-premise supports."""
    return debate(
        {f"c{n}": 0.1 + 0.8 * (n * 37 % 101) / 101 for n in range(claims)},
        *(argument(f"a{n}", f"c{n}", "+", f"c{(n - 1) // supports}", 0.3) for n in range(1, claims)),
    )


def chain(claims: int) -> Debate:
    """Return a chain in which each claim supports the one before it."""
    return debate(
        {f"c{n}": 0.3 for n in range(claims)},
        *(argument(f"a{n}", f"c{n + 1}", "+" if n % 3 else "-", f"c{n}", 0.9) for n in range(claims - 1)),
    )


def shared(claims: int, share: float, reach: int, seed: int = 1) -> Debate:
    """Return a tree in which a share of the claims is a premise twice, the second time at most `reach` claims away."""
    source = random.Random(seed)
    base = tree(claims)
    arguments = list(base.arguments.values())
    for n in range(int(claims * share)):
        premise = source.randrange(4, claims)
        target = source.randrange(max(0, (premise - 1) // 3 - reach), (premise - 1) // 3)
        arguments.append(argument(f"s{n}", f"c{premise}", "+", f"c{target}", 0.4))
    return debate({c.id: c.prior for c in base.claims.values()}, *arguments)


def fan(arguments: int) -> Debate:
    """Return one claim with so many arguments, for and against."""
    return debate(
        {"t": 0.5, **{f"p{n}": 0.5 for n in range(arguments)}},
        *(argument(f"a{n}", f"p{n}", "+-"[n % 2], "t", 2.0 / (arguments + 2)) for n in range(arguments)),
    )


def with_people(base: Debate, count: int, each: int = 50, seed: int = 5) -> Debate:
    """Return the debate with so many participants, each of whom states some leaves."""
    source = random.Random(seed)
    targets = {a.target for a in base.arguments.values()}
    leaves = [c for c in base.claims if c not in targets]
    credences = {
        f"p{n}": {c: Stated(round(source.random(), 3)) for c in source.sample(leaves, min(each, len(leaves)))}
        for n in range(count)
    }
    return debate({c.id: c.prior for c in base.claims.values()}, *base.arguments.values(), credences=credences)
