"""Maps too wide to be summed at once are summed exactly by holding shared premises, where that takes seconds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from argmap.credence import inference, split
from argmap.credence.engine import credences
from argmap.credence.inference import compile_debate
from argmap.credence.result import NOBODY
from tests.credence.differences import differences
from tests.credence.maps import argument, debate, shared, with_people
from tests.strategies import ALL, UNCONDITIONED, Constructs, random_debate


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take every map for too wide to be summed at once."""
    inference._CACHE.clear()
    monkeypatch.setattr(inference, "LARGEST_WORK", 0)
    monkeypatch.setattr(split, "LARGEST_PIECE", 24)
    yield
    inference._CACHE.clear()


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("constructs", [replace(ALL, evidence=False), UNCONDITIONED], ids=["all", "unconditioned"])
def test_random_maps_equal_brute_force(constructs: Constructs) -> None:
    wrong, summed = {}, 0
    for seed in range(40):
        map = random_debate(seed, replace(constructs, coins=12))
        if credences(map).method == "exact":
            summed += 1
            if lines := differences(map):
                wrong[seed] = lines
    assert wrong == {}
    assert summed > 15


def test_what_another_coin_would_give_is_exact_where_a_held_coin_is_certain(
    narrow: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(split, "LARGEST_PIECE", 80)
    premises = {f"p{n}": float(n % 2) for n in range(3)}
    steps = [argument(f"a{n}{k}", f"p{n}", "+-"[k], f"{'st'[k]}", 0.5) for n in range(3) for k in (0, 1)]
    steps.append(argument("q", "u", "+", "p1", 0.3))
    map = debate({"s": 0.5, "t": 0.5, "u": 0.4, **premises}, *steps)
    assert credences(map).method == "exact"
    assert differences(map) == []


def test_a_map_of_great_width_is_exact() -> None:
    map = shared(1000, 0.22, 7)
    compiled = compile_debate(map)
    found = credences(map)
    assert not compiled.exact
    assert found.method == "exact"
    assert found.participants[NOBODY].claims["c0"].standard_error is None


def test_many_people_on_it_are_sampled() -> None:
    assert credences(with_people(shared(1000, 0.22, 7), 20)).method == "sampled"
