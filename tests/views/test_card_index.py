"""The index of a debate that follows from another is made of that one's, and is what would be made anew."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from argmap.model.values import Argument, Claim, Debate, Premise, Relation
from argmap.views.card_index import index, index_after
from tests.strategies import ALL, random_debate

FOLLOWED = replace(ALL, contraries=False, exclusive=False, evidence=False)


def edited(debate: Debate, chance: random.Random) -> Debate:
    """Return a debate in which a few arguments are gone, bear on something else, or are new."""
    claims, arguments = list(debate.claims), dict(debate.arguments)
    for id in chance.sample(sorted(arguments), min(2, len(arguments))):
        if chance.random() < 0.4:
            del arguments[id]
        else:
            target, premise = chance.choices(claims, k=2)
            arguments[id] = replace(arguments[id], relation="rebuts", target=target, premises=(Premise(premise),))
    for number in range(chance.randrange(3)):
        target, premise = chance.choices(claims, k=2)
        relation: Relation = chance.choice(("supports", "rebuts", "necessary_for"))
        arguments[f"new-{number}"] = Argument(f"new-{number}", relation, target, (Premise(premise),) * 2)
    return replace(debate, arguments=arguments)


@pytest.mark.parametrize("seed", range(100))
def test_an_index_that_is_carried_on_is_the_one_made_anew(seed: int) -> None:
    before = random_debate(seed, FOLLOWED)
    after = edited(before, random.Random(seed))
    assert index_after(index(before), before, after) == index(after)


def debate_of(*ids: str) -> Debate:
    arguments = {id: Argument(id, "supports", "a", (Premise("b"),)) for id in ids}
    return Debate(claims={"a": Claim("a", "A"), "b": Claim("b", "B")}, arguments=arguments)


def test_arguments_in_another_order_have_an_index_made_anew() -> None:
    before = debate_of("x", "y")
    assert index_after(index(before), before, debate_of("y", "x")) is None


def test_a_debate_that_is_mostly_another_has_an_index_made_anew() -> None:
    before = debate_of()
    assert index_after(index(before), before, debate_of(*(f"x{number}" for number in range(500)))) is None
