"""Random debates are valid, repeatable, and hold every construct."""

from __future__ import annotations

from hypothesis import given

from argmap.model.values import Debate
from tests.credence.enumerate_roles import find_roles
from tests.strategies import ACYCLIC, TREES, debates, random_debate


def test_a_seed_gives_one_debate() -> None:
    assert random_debate(7) == random_debate(7)


@given(debates())
def test_references_are_closed(debate: Debate) -> None:
    for a in debate.arguments.values():
        assert a.target in (debate.arguments if a.relation == "undercuts" else debate.claims)
        assert all(p.claim in debate.claims for p in a.premises)


@given(debates(ACYCLIC))
def test_nothing_rests_on_itself_where_cycles_are_off(debate: Debate) -> None:
    ancestors = find_roles(debate).ancestors
    assert not any(a != b and a in ancestors[b] and b in ancestors[a] for a in debate.claims for b in debate.claims)


@given(debates(TREES))
def test_no_claim_is_a_premise_twice_in_a_tree(debate: Debate) -> None:
    used = [p.claim for a in debate.arguments.values() for p in a.premises]
    assert len(used) == len(set(used))


def test_every_construct_appears() -> None:
    found = [random_debate(seed) for seed in range(300)]
    roles = [find_roles(debate) for debate in found]
    relations = {a.relation for debate in found for a in debate.arguments.values()}
    assert len(relations) == 5
    assert any(r.exclusive for r in roles)
    assert any(r.groups for r in roles)
    assert any(r.mutual for r in roles)
    assert any(len(r.observes) > 1 for r in roles)
    assert any(p.negated for debate in found for a in debate.arguments.values() for p in a.premises)
