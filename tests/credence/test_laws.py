"""Laws that credences obey on every map: what may not matter, what may only push one way, what has to add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.credence.coherence import map_conditionals
from argmap.credence.engine import credences
from argmap.credence.result import PersonCredences
from argmap.model.values import Argument, Claim, Debate, Premise, Relation
from tests.strategies import ALL, debates

ONE = replace(ALL, participants=1)
PLAIN = replace(
    ONE, cycles=False, contraries=False, exclusive=False, mutual=False, evidence=False, credences_of_derived=False
)
OPPOSITE: Mapping[Relation, Relation] = {"supports": "rebuts", "rebuts": "supports"}


def person(debate: Debate, **assumed: float) -> PersonCredences:
    return next(iter(credences(debate, assume=assumed).participants.values()))


def numbers(debate: Debate, **assumed: float) -> dict[str, float | None]:
    return {id: claim.credence for id, claim in person(debate, **assumed).claims.items()}


def same(first: Mapping[str, float | None], second: Mapping[str, float | None]) -> bool:
    return all(second[id] == pytest.approx(x, abs=1e-9) for id, x in first.items())


def with_argument(debate: Debate, a: Argument, *extra: Claim) -> Debate:
    claims = {**debate.claims, **{c.id: c for c in extra}}
    return replace(debate, claims=claims, arguments={**debate.arguments, a.id: a})


@given(debates(PLAIN), st.sampled_from(["supports", "rebuts"]), st.floats(0.0, 1.0), st.data())
def test_a_support_never_lowers_and_a_rebuttal_never_raises(
    debate: Debate, relation: Relation, strength: float, data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from(sorted(debate.claims)))
    # A leaf that gains a reason becomes derived: its number is then its prior, which must not be what changes.
    assume(any(a.target == target for a in debate.arguments.values()))
    new = Argument("new", relation, target, (Premise("fresh"),), strength=strength)
    before = numbers(debate)[target]
    after = numbers(with_argument(debate, new, Claim("fresh", "", prior=0.7)))[target]
    assert before is not None
    assert after is not None
    assert after >= before - 1e-12 if relation == "supports" else after <= before + 1e-12


@given(debates(ONE), st.sampled_from(["supports", "rebuts", "necessary_for"]), st.data())
def test_a_step_of_strength_zero_changes_nothing(debate: Debate, relation: Relation, data: st.DataObject) -> None:
    derived = sorted({a.target for a in debate.arguments.values() if a.relation in ("supports", "rebuts")})
    assume(derived)
    target = data.draw(st.sampled_from(derived))
    new = Argument("new", relation, target, (Premise("fresh"),), strength=0.0)
    assert same(numbers(debate), numbers(with_argument(debate, new, Claim("fresh", "", prior=0.7))))


@given(debates(replace(PLAIN, necessary=False, credences_of_derived=True)), st.data())
def test_the_negation_of_a_claim_mirrors_its_number(debate: Debate, data: st.DataObject) -> None:
    id = data.draw(st.sampled_from(sorted(debate.claims)))
    before, after = numbers(debate), numbers(negated(debate, id))
    assert same({**before, id: None if (x := before[id]) is None else 1.0 - x}, after)


def negated(debate: Debate, id: str) -> Debate:
    """Return the debate with the claim said the other way round: its reasons, its premises and its numbers swapped."""

    def turned(a: Argument) -> Argument:
        premises = tuple(Premise(p.claim, not p.negated if p.claim == id else p.negated) for p in a.premises)
        return replace(a, premises=premises, relation=OPPOSITE[a.relation] if a.target == id else a.relation)

    def less(x: float | None) -> float | None:
        return None if x is None else 1.0 - x

    claim = debate.claims[id]
    prior = debate.defaults.prior if claim.prior is None else claim.prior
    return replace(
        debate,
        claims={**debate.claims, id: replace(claim, prior=1.0 - prior)},
        arguments={a.id: turned(a) for a in debate.arguments.values()},
        credences={
            who: {
                k: replace(s, credence=less(s.credence), prior=less(s.prior)) if k == id else s for k, s in said.items()
            }
            for who, said in debate.credences.items()
        },
    )


@given(debates(ONE), st.randoms(use_true_random=False))
def test_order_and_names_do_not_matter(debate: Debate, random: Random) -> None:
    ids = [*debate.claims, *debate.arguments]
    fresh = [f"n{i}" for i in range(len(ids))]
    random.shuffle(fresh)
    name = dict(zip(ids, fresh, strict=True))
    claims, arguments = list(debate.claims.values()), list(debate.arguments.values())
    random.shuffle(claims)
    random.shuffle(arguments)
    renamed = replace(
        debate,
        claims={name[c.id]: replace(c, id=name[c.id]) for c in claims},
        arguments={
            name[a.id]: replace(
                a,
                id=name[a.id],
                target=name[a.target],
                premises=tuple(Premise(name[p.claim], p.negated) for p in reversed(a.premises)),
            )
            for a in arguments
        },
        contraries=tuple(tuple(name[c] for c in reversed(group)) for group in reversed(debate.contraries)),
        credences={who: {name[id]: s for id, s in said.items()} for who, said in debate.credences.items()},
    )
    before, after = person(debate), person(renamed)
    if any(claim.calibrated for claim in before.claims.values()):
        # Sweeps go by id where neither claim is a premise of the other, so only the stated numbers are bound to agree.
        return
    assert same(
        {name[id]: c.credence for id, c in before.claims.items()}, {id: c.credence for id, c in after.claims.items()}
    )
    assert same(
        {name[id]: a.goes_through for id, a in before.arguments.items()},
        {id: a.goes_through for id, a in after.arguments.items()},
    )


@given(debates(ONE), st.data())
def test_total_probability(debate: Debate, data: st.DataObject) -> None:
    t, x = (data.draw(st.sampled_from(sorted(debate.claims))) for _ in range(2))
    who = next(iter(debate.participants), "map")
    ((p, if_true, if_false),) = map_conditionals(debate, who, [((x,), t)])
    total = numbers(debate)[t]
    if p is None or total is None or if_true is None or if_false is None:
        return
    assert p * if_true + (1.0 - p) * if_false == pytest.approx(total, abs=1e-9)


@given(debates(replace(PLAIN, cycles=True, participants=0)), st.data())
def test_linear_in_each_coin(debate: Debate, data: st.DataObject) -> None:
    id = data.draw(st.sampled_from(sorted(debate.claims)))

    def at(prior: float) -> dict[str, float | None]:
        return numbers(replace(debate, claims={**debate.claims, id: replace(debate.claims[id], prior=prior)}))

    low, middle, high = at(0.0), at(0.3), at(1.0)
    assert same({c: 0.7 * (low[c] or 0.0) + 0.3 * (high[c] or 0.0) for c in low}, middle)


@given(debates(PLAIN), st.data())
def test_what_is_no_ancestor_does_not_matter(debate: Debate, data: st.DataObject) -> None:
    id = data.draw(st.sampled_from(sorted(debate.claims)))
    kept = {id}
    grew = True
    while grew:
        above = {a.id for a in debate.arguments.values() if a.target in kept}
        above |= {p.claim for a in debate.arguments.values() if a.id in kept for p in a.premises}
        grew = not above <= kept
        kept |= above
    pruned = replace(
        debate,
        claims={c: claim for c, claim in debate.claims.items() if c in kept},
        arguments={a: argument for a, argument in debate.arguments.items() if a in kept},
        credences={who: {k: s for k, s in said.items() if k in kept} for who, said in debate.credences.items()},
    )
    assert numbers(pruned)[id] == pytest.approx(numbers(debate)[id], abs=1e-12)


@given(debates(replace(ONE, coins=7)), st.data())
def test_an_assumption_moves_nothing_upstream_where_nothing_is_conditioned(debate: Debate, data: st.DataObject) -> None:
    assume(not debate.contraries and not any(a.relation == "evidence_for" for a in debate.arguments.values()))
    assume(not any(a.id.startswith("m") for a in debate.arguments.values()))
    id = data.draw(st.sampled_from(sorted(debate.claims)))
    after = person(debate, **{id: 0.35})
    assert after.claims[id].credence == pytest.approx(0.35, abs=1e-12)
