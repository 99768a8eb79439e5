"""Large maps answer in time that grows with their size, not with its square."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from argmap.credence.cycles import Masks
from argmap.credence.engine import credences
from argmap.credence.explain import MOST_PAIRS, explain
from argmap.credence.inference import Compiled, Floats
from argmap.credence.reconcile import reconcile
from argmap.credence.solution import Solution
from argmap.credence.structure import read_structure
from argmap.model.values import Argument, Claim, Debate, Premise, Stated
from tests.credence.maps import shared, with_people

SECONDS = 20.0
"""Many times what it takes, and a fraction of what work that grows with the square would."""


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _debate(claims: list[str], arguments: list[Argument]) -> Debate:
    return Debate(
        title="Large",
        thesis=(claims[0],),
        claims={c: Claim(c, c) for c in claims},
        arguments={a.id: a for a in arguments},
    )


def _star(count: int, *, shared: bool) -> Debate:
    """Return so many arguments for one claim, each from a premise of its own or all from one."""
    premises = ["p0"] if shared else [f"p{n}" for n in range(count)]
    arguments = [
        Argument(f"a{n}", "supports", "c", (Premise(premises[n % len(premises)]),), strength=0.01) for n in range(count)
    ]
    return _debate(["c", *premises], arguments)


@pytest.mark.parametrize("shared", [False, True])
def test_a_claim_with_ten_thousand_arguments_is_explained(shared: bool) -> None:
    debate = _star(9_990, shared=shared)
    assert _seconds(lambda: explain(debate, "c", participant="-")) < SECONDS


def test_of_ten_thousand_arguments_on_one_premise_the_first_pairs_are_listed() -> None:
    pairs = explain(_star(300, shared=True), "c", participant="-").shared
    assert [(p.first, p.second) for p in pairs] == [
        ("a0", second) for second in sorted(f"a{n}" for n in range(1, 300))[:MOST_PAIRS]
    ]


class _Counted(Masks):
    """Masks that count how often a claim's gate was computed."""

    computed = 0

    def _raise(self, id: str) -> bool:
        self.computed += 1
        return super()._raise(id)


def test_a_circle_settles_in_few_rounds_however_large_it_is() -> None:
    size = 2_000
    claims = [f"c{n}" for n in range(size)]
    supports = [
        Argument(f"a{n}", "supports", c, (Premise(claims[(n + 1) % size]),), strength=1.0) for n, c in enumerate(claims)
    ]
    structure = read_structure(_debate(claims, supports))
    # In the one world only the coin of the first claim falls heads, so its truth goes all the way round.
    masks = _Counted(structure, 1, {("enabled", a.id): (1, 0) for a in supports}, {c: int(c == "c0") for c in claims})
    masks.settle(structure.parts[0], cyclic=True)
    assert all(masks.known[c] == (1, 0) for c in claims)
    assert masks.computed <= 4 * 2 * size


def test_reconciling_a_long_chain_takes_as_many_propagations_as_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def rows(size: int) -> int:
        solved = 0
        solve = Compiled.solve

        def counted(compiled: Compiled, coins: Floats, **rest: object) -> Solution:
            nonlocal solved
            solved += len(coins)
            return solve(compiled, coins, **rest)  # type: ignore[arg-type]

        claims = [f"c{n}" for n in range(size)]
        steps = [
            Argument(f"a{n}", "supports", c, (Premise(d),), strength=0.9) for n, (c, d) in enumerate(pairwise(claims))
        ]
        debate = replace(_debate(claims, steps), credences={"ann": {"c0": Stated(0.7), claims[-1]: Stated(0.6)}})
        with monkeypatch.context() as patch:
            patch.setattr(Compiled, "solve", counted)
            reconcile(debate, "ann")
        return solved

    assert rows(400) <= rows(20) + 10


def test_a_large_circle_is_sampled_in_seconds_and_says_how_uncertain_it_is() -> None:
    size = 3_000
    claims = [f"c{n}" for n in range(size)]
    supports = [
        Argument(f"a{n}", "supports", c, (Premise(claims[(n + 1) % size]),), strength=0.9) for n, c in enumerate(claims)
    ]
    debate = replace(_debate(claims, supports), credences={"ann": {"c0": Stated(0.7)}})
    start = time.process_time()
    found = credences(debate, participants=["ann"])
    assert found.method == "sampled"
    assert (found.participants["ann"].claims["c0"].standard_error or 0.0) > 0.0
    assert time.process_time() - start < SECONDS


def test_a_group_of_ten_thousand_claims_is_sampled_in_seconds() -> None:
    claims = [f"c{n}" for n in range(9_990)]
    debate = replace(_debate(claims, []), contraries=(tuple(claims),))
    start = time.process_time()
    assert credences(debate).method == "sampled"
    assert time.process_time() - start < SECONDS / 2


def test_thousands_of_small_circles_are_sampled_in_seconds() -> None:
    claims = [f"c{n}" for n in range(6_000)]
    around = [
        Argument(f"a{n}", "supports", c, (Premise(claims[n - 4 if n % 5 == 4 else n + 1]),), strength=0.7)
        for n, c in enumerate(claims)
    ]
    start = time.process_time()
    assert credences(_debate(claims, around)).method == "sampled"
    assert time.process_time() - start < SECONDS


def test_a_dense_map_is_found_too_wide_in_seconds() -> None:
    claims = [f"c{n}" for n in range(5_000)]
    steps = [
        Argument(f"a{n}-{k}", "supports", claims[n], (Premise(claims[n + 1 + (n * 7919 + k * 104729) % (4_999 - n)]),))
        for n in range(4_990)
        for k in range(3)
    ]
    start = time.process_time()
    assert credences(_debate(claims, steps)).method == "sampled"
    assert time.process_time() - start < SECONDS


def test_people_are_sampled_together() -> None:
    """Each person's numbers are those that the person has alone, up to chance."""
    map = shared(600, 0.5, 600)
    people = with_people(map, 3)
    together = credences(people)
    alone = credences(people, participants=["p1"])
    one, other = (found.participants["p1"].claims["c0"] for found in (together, alone))
    assert one.standard_error is not None
    assert other.standard_error is not None
    assert abs((one.credence or 0.0) - (other.credence or 0.0)) < 4 * (one.standard_error + other.standard_error)
