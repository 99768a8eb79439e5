"""The derivative of a target through what is imposed: against differences, and for many observations."""

from __future__ import annotations

import numpy as np
import pytest

from argmap.cruxes import compare as comparing
from argmap.cruxes.compare import compare
from argmap.cruxes.path import total_derivative
from argmap.cruxes.people import read_people
from argmap.model.values import Argument, Claim, Debate, Pair, Participant, Premise, Stated


def observed(count: int) -> Debate:
    """Return t, supported by c and d, observed `count` times in turn; r, which rebuts it, rests on the first."""
    arguments = [
        Argument("together", "supports", "t", (Premise("c"), Premise("d")), strength=0.9),
        Argument("against", "rebuts", "t", (Premise("r"),), strength=0.5),
        Argument("further", "supports", "r", (Premise("e0"),), strength=0.4),
    ]
    for n in range(count):
        pair = Pair(0.5 + 0.4 * (n % 5) / 5, 0.5 - 0.3 * (n % 3) / 3)
        arguments.append(Argument(f"z{n}", "evidence_for", "cd"[n % 2], (Premise(f"e{n}"),), likelihoods=pair))
    seen = [f"e{n}" for n in range(count)]
    said = {
        "ann": {e: Stated(0.5 + 0.2 * (n % 3) / 3) for n, e in enumerate(seen)},
        "bob": {e: Stated(0.6 - 0.2 * (n % 4) / 4) for n, e in enumerate(seen)},
    }
    claims = {id: Claim(id, id, prior=0.4) for id in ("t", "c", "d", "r", *seen)}
    people = {who: Participant(who) for who in said}
    return Debate(
        "T", ("t",), claims=claims, arguments={a.id: a for a in arguments}, participants=people, credences=said
    )


@pytest.mark.parametrize("target", ["t", "c", "r", "e0", "e1"])
def test_the_derivative_is_what_small_changes_do_with_everything_imposed_anew(target: str) -> None:
    people = read_people(observed(5), ("ann", "bob"))
    compiled, coins, step = people.compiled, people.coins[:1], 1e-5
    places = [n for n in range(coins.shape[1]) if 0.0 < coins[0, n] < 1.0]
    moved = np.repeat(coins, 2 * len(places), axis=0)
    for row, place in enumerate(places):
        moved[2 * row, place] -= step
        moved[2 * row + 1, place] += step
    values = compiled.marginals(moved)[:, compiled.claim_column[target]]
    slopes = (values[1::2] - values[::2]) / (2 * step)
    assert total_derivative(compiled, target, coins)[0, places] == pytest.approx(slopes, abs=1e-8)


def test_the_parts_of_five_hundred_observations_sum_to_the_gap() -> None:
    found = compare(observed(500), "ann", "bob")
    assert sum(part.share for part in found.parts) == pytest.approx(found.gap, abs=1e-11)


def test_what_takes_too_much_work_to_divide_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "LONGEST", 0.0)
    found = compare(observed(5), "ann", "bob")
    assert (found.parts, [finding.code for finding in found.findings]) == ((), ["gap-not-divided"])
    assert "too much work" in found.findings[-1].message
