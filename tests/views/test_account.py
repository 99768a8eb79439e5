"""What a report is written from: whose numbers, between whom, and which picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from argmap.model.values import Claim, Debate
from argmap.views import account as accounts
from argmap.views.account import account, readable
from tests.cruxes.maps import Reason, debate_about_t

REASONS: dict[str, Reason] = {"a": ("supports", "x", 0.9), "b": ("rebuts", "y", 0.5)}


def debate(**said: float) -> Debate:
    """A debate about t in which these people say so much of x."""
    return debate_about_t(REASONS, {who: {"x": number} for who, number in said.items()})


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Of which claim and what below it a picture was asked for; none is drawn."""
    roots: list[Any] = []

    def export(_: Debate, **options: Any) -> bytes:
        roots.append(options["root"])
        return b""

    monkeypatch.setattr("argmap.formats.export", export)
    return roots


@pytest.mark.usefixtures("asked_for")
def test_it_is_between_the_two_who_are_furthest_apart_in_the_order_of_the_file() -> None:
    found = account(debate(bob=0.9, cyd=0.5, ann=0.1), "t")
    assert (found.cruxes.between, found.cruxes.participants, found.chosen) == (("bob", "ann"), ("bob", "ann"), False)


@pytest.mark.usefixtures("asked_for")
def test_a_number_of_0_is_a_number() -> None:
    told = replace(debate(bob=0.9, cyd=0.5, ann=0.5), thesis=("x",))
    told = replace(told, credences={**told.credences, "ann": {"x": replace(told.credences["ann"]["x"], credence=0.0)}})
    assert account(told, "x").cruxes.between == ("bob", "ann")


@pytest.mark.usefixtures("asked_for")
def test_two_who_were_chosen_are_taken() -> None:
    found = account(debate(ann=0.1, bob=0.9, cyd=0.5), "t", between=("cyd", "bob"))
    assert (found.cruxes.between, found.chosen) == (("cyd", "bob"), True)


@pytest.mark.usefixtures("asked_for")
def test_two_people_are_taken_as_they_stand() -> None:
    assert account(debate(bob=0.1, ann=0.9), "t").cruxes.between == ("bob", "ann")


@pytest.mark.usefixtures("asked_for")
def test_people_whose_numbers_contradict_each_other_are_passed_over() -> None:
    both = replace(debate(ann=1.0, bob=1.0, cyd=0.5), contraries=(("x", "y"),))
    sure = replace(both.credences["ann"]["x"], credence=1.0)
    wrong = {who: {"x": sure, "y": sure} for who in ("ann", "bob")}
    assert account(replace(both, credences={**both.credences, **wrong}), "t").cruxes.between == ("ann", "bob")


@pytest.mark.usefixtures("asked_for")
def test_one_person_alone_and_nobody_are_between_nobody() -> None:
    alone, nobody = account(debate(ann=0.5), "t"), account(debate(), "t")
    assert (alone.cruxes.between, alone.comparison, nobody.people) == (None, None, ("map",))


def test_below_the_thesis_the_whole_map_is_drawn_and_else_a_part(asked_for: list[Any]) -> None:
    for target in ("t", "x"):
        account(debate(ann=0.5), target)
    assert asked_for == [None, "x"]


def test_a_map_of_so_many_entries_is_drawn_and_of_one_more_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    told = debate(ann=0.5)
    monkeypatch.setattr(accounts, "MOST_DRAWN", len(told.claims) + len(told.arguments))
    more = replace(told, claims={**told.claims, "more": Claim("more", "More.")})
    assert (readable(told), readable(more)) == (True, False)
