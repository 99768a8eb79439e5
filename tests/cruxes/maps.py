"""Small debates for the tests of cruxes, made in a few words."""

from __future__ import annotations

import random
from collections.abc import Mapping

from argmap.model.values import Argument, Claim, Crux, Debate, Pair, Participant, Premise, Relation, Stated

Reason = tuple[Relation, str, float]
"""The relation of an argument to the thesis `t`, its premise and its strength."""


def debate_about_t(
    reasons: Mapping[str, Reason],
    credences: Mapping[str, Mapping[str, float]],
    *,
    prior: float = 0.5,
    cruxes: tuple[Crux, ...] = (),
) -> Debate:
    """Return a debate over `t` with one premise for each reason, and everybody's credences in the premises."""
    arguments = {
        id: Argument(id, relation, "t", (Premise(premise),), strength=strength)
        for id, (relation, premise, strength) in reasons.items()
    }
    claims = {premise: Claim(premise, f"{premise} is so.") for _, premise, _ in reasons.values()}
    return Debate(
        "About t",
        ("t",),
        claims={"t": Claim("t", "The thesis.", prior=prior), **claims},
        arguments=arguments,
        participants={who: Participant(who) for who in credences},
        credences={who: {id: Stated(credence=p) for id, p in said.items()} for who, said in credences.items()},
        cruxes={crux.id: crux for crux in cruxes},
    )


def crux(id: str, *claims: str, target: str | None = None, **conditionals: tuple[float, float]) -> Crux:
    """Return a crux of the file, with elicited conditionals by person."""
    return Crux(id, claims, target=target, conditionals={who: Pair(*pair) for who, pair in conditionals.items()})


def wide_debate(leaves: int = 40, middles: int = 60, seed: int = 1) -> Debate:
    """Return a debate too tangled to be summed: many claims, each resting on leaves that all the others share."""
    random_ = random.Random(seed)
    claims = {"t": Claim("t", "The thesis.")}
    claims |= {f"m{n}": Claim(f"m{n}", "Middle.", prior=0.2) for n in range(middles)}
    claims |= {f"x{n}": Claim(f"x{n}", "Leaf.") for n in range(leaves)}
    arguments = {}
    for n in range(middles):
        arguments[f"u{n}"] = Argument(
            f"u{n}", "supports" if n % 2 else "rebuts", "t", (Premise(f"m{n}"),), strength=0.1
        )
        for k, leaf in enumerate(random_.sample(range(leaves), 6)):
            arguments[f"s{n}-{k}"] = Argument(
                f"s{n}-{k}", "supports" if k % 2 else "rebuts", f"m{n}", (Premise(f"x{leaf}"),), strength=0.6
            )
    said = {who: {f"x{n}": Stated(credence=0.1 + 0.8 * random_.random()) for n in range(leaves)} for who in ("a", "b")}
    people = {who: Participant(who) for who in said}
    return Debate("Wide", ("t",), claims=claims, arguments=arguments, participants=people, credences=said)
