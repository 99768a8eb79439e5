"""Laws of credences, on random maps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.credence.engine import credences
from argmap.credence.inference import compile_debate
from argmap.model.values import Argument, Debate, Premise, Relation
from tests.strategies import ACYCLIC, ALL, TREES, debates

FREE = replace(ACYCLIC, contraries=False, evidence=False, exclusive=False, credences_of_derived=False, undercuts=False)
SILENT = replace(ALL, credences_of_derived=False)
CLOSE = 1e-11


def numbers(debate: Debate) -> dict[tuple[str, str], float | None]:
    people = credences(debate).participants
    found = {(who, id): c.credence for who, person in people.items() for id, c in person.claims.items()}
    return found | {(who, id): a.goes_through for who, person in people.items() for id, a in person.arguments.items()}


def with_argument(debate: Debate, relation: Relation, strength: float | None) -> Debate:
    """Return the debate with one more argument for or against the first claim, from a fresh premise."""
    target = next(iter(debate.claims))
    fresh = replace(debate.claims[target], id="fresh", prior=0.7)
    extra = Argument("extra", relation, target, (Premise("fresh"),), strength=strength)
    return replace(debate, claims={**debate.claims, "fresh": fresh}, arguments={**debate.arguments, "extra": extra})


@given(debates(FREE))
def test_a_rebuttal_never_raises_its_target_and_a_support_never_lowers_it(debate: Debate) -> None:
    target = next(iter(debate.claims))
    if not any(a.target == target for a in debate.arguments.values()):
        return  # A leaf's stated credence is no coin once something is aimed at it.
    before, less, more = (
        numbers(d) for d in (debate, with_argument(debate, "rebuts", 0.6), with_argument(debate, "supports", 0.6))
    )
    for who in credences(debate).participants:
        now = before[who, target]
        assert now is not None
        assert (less[who, target] or 0.0) <= now + CLOSE
        assert (more[who, target] or 0.0) >= now - CLOSE


@given(debates(SILENT), st.sampled_from(["supports", "rebuts", "necessary_for"]))
def test_an_argument_of_strength_0_changes_nothing(debate: Debate, relation: Relation) -> None:
    target = next(iter(debate.claims))
    if not any(a.target == target and a.relation != "evidence_for" for a in debate.arguments.values()):
        return
    before, after = numbers(debate), numbers(with_argument(debate, relation, 0.0))
    assert {k: after[k] for k in before} == pytest.approx(before, abs=CLOSE, nan_ok=True)


@given(debates(replace(TREES, participants=0)))
def test_a_negated_thesis_mirrors_its_number(debate: Debate) -> None:
    """Supports and rebuttals of the thesis change places, its prior is mirrored."""
    target = next(iter(debate.claims))
    swap: dict[Relation, Relation] = {"supports": "rebuts", "rebuts": "supports"}
    mirrored = {
        id: replace(a, relation=swap[a.relation]) if a.target == target else a for id, a in debate.arguments.items()
    }
    if any(target in {p.claim for p in a.premises} for a in debate.arguments.values()):
        return
    prior = debate.claims[target].prior
    flipped = 1.0 - (debate.defaults.prior if prior is None else prior)
    claims = {**debate.claims, target: replace(debate.claims[target], prior=flipped)}
    before = numbers(debate)["map", target]
    after = numbers(replace(debate, claims=claims, arguments=mirrored))["map", target]
    assert before is not None
    assert after == pytest.approx(1.0 - before, abs=CLOSE)


@given(debates(SILENT), st.randoms(use_true_random=False))
def test_order_does_not_matter(debate: Debate, source: object) -> None:
    reversed_ = replace(
        debate,
        claims=dict(list(debate.claims.items())[::-1]),
        arguments=dict(list(debate.arguments.items())[::-1]),
        contraries=tuple(tuple(reversed(g)) for g in reversed(debate.contraries)),
    )
    assert numbers(reversed_) == pytest.approx(numbers(debate), abs=CLOSE)


@given(debates(SILENT))
def test_names_do_not_matter(debate: Debate) -> None:
    def other(id: str) -> str:
        return f"{9 - int(id[-1])}{id}"

    renamed = replace(
        debate,
        claims={other(id): replace(c, id=other(id)) for id, c in debate.claims.items()},
        arguments={
            other(id): replace(
                a,
                id=other(id),
                target=other(a.target),
                premises=tuple(replace(p, claim=other(p.claim)) for p in a.premises),
            )
            for id, a in debate.arguments.items()
        },
        contraries=tuple(tuple(map(other, group)) for group in debate.contraries),
        credences={who: {other(id): s for id, s in said.items()} for who, said in debate.credences.items()},
    )
    wanted = {(who, other(id)): value for (who, id), value in numbers(debate).items()}
    assert numbers(renamed) == pytest.approx(wanted, abs=CLOSE)


@given(debates(replace(SILENT, contraries=False, mutual=False, evidence=False)))
def test_linear_in_each_coin(debate: Debate) -> None:
    compiled = compile_debate(debate)
    coins = compiled.coins(debate, next(iter(debate.participants), "map"))
    sides = compiled.structure.sides
    for place, coin in enumerate(compiled.coin_ids):
        if coin.id in sides:
            continue
        three = coins.repeat(3).reshape(-1, 3).T.copy()
        three[:, place] = 0.0, 0.5, 1.0
        low, middle, high = compiled.marginals(three)
        assert middle == pytest.approx((low + high) / 2, abs=CLOSE)


@given(debates(replace(SILENT, contraries=False, mutual=False, evidence=False, exclusive=False)))
def test_what_is_no_ancestor_changes_nothing(debate: Debate) -> None:
    """The thesis has the same number in the part of the map it depends on."""
    target = next(iter(debate.claims))
    kept, open_ = {target}, [target]
    while open_:
        here = open_.pop()
        for a in debate.arguments.values():
            if a.target == here or a.id == here:
                fresh = {a.id, *(p.claim for p in a.premises)} - kept
                kept |= fresh
                open_.extend(fresh)
    part = replace(
        debate,
        claims={id: c for id, c in debate.claims.items() if id in kept},
        arguments={id: a for id, a in debate.arguments.items() if id in kept},
        credences={w: {id: s for id, s in said.items() if id in kept} for w, said in debate.credences.items()},
    )
    whole, alone = numbers(debate), numbers(part)
    for who in credences(debate).participants:
        assert alone[who, target] == pytest.approx(whole[who, target], abs=CLOSE)
