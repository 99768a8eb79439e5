"""What to ask next: assumed inputs first, then what is expected to close most, with a reason for each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.cruxes.agenda import _moved, agenda
from argmap.cruxes.result import PersonalCrux
from argmap.model.values import Debate, Participant
from tests.cruxes.maps import Reason, crux, debate_about_t

PAIR = ("ann", "bob")


def debate() -> Debate:
    reasons: dict[str, Reason] = {"a": ("supports", "x", 0.9), "b": ("supports", "y", 0.5), "c": ("rebuts", "z", 0.6)}
    said = {"ann": {"x": 0.2, "y": 0.3}, "bob": {"x": 0.9, "y": 0.8, "z": 0.2}}
    found = debate_about_t(reasons, said)
    return replace(found, participants={"ann": Participant("ann", name="The critic"), "bob": Participant("bob")})


def test_what_is_assumed_comes_first_then_what_closes_most() -> None:
    found = agenda(debate(), between=PAIR)
    assert [(each.claims, each.assumed) for each in found] == [(("z",), True), (("x",), False), (("y",), False)]
    assert (found[1].closes or 0.0) > (found[2].closes or 0.0)


def test_an_assumed_number_is_asked_of_who_is_silent() -> None:
    first = agenda(debate(), between=PAIR)[0]
    assert first.asks == ("ann",)
    assert first.reason.startswith("Nothing was said about this by the critic; the number is assumed.")


def test_a_reason_is_a_sentence_with_the_moves() -> None:
    question = agenda(debate(), between=PAIR)[1]
    assert question.asks == PAIR
    assert "of the gap" in question.reason
    assert "The critic would go from" in question.reason


def test_for_one_person_it_is_the_share_of_what_is_open() -> None:
    found = agenda(debate(), participants=("bob",))
    closes = [each.closes or 0.0 for each in found]
    assert closes == sorted(closes, reverse=True)
    assert all(each.closes is not None and 0.0 < each.closes <= 1.0 for each in found)
    assert "of the doubt about the claim in dispute" in found[0].reason


def test_what_is_resolved_is_not_asked_again() -> None:
    resolved = replace(crux("k", "x"), status="resolved")
    found = agenda(replace(debate(), cruxes={"k": resolved}), between=PAIR)
    assert ("x",) not in [each.claims for each in found]


def test_only_so_many() -> None:
    assert len(agenda(debate(), between=PAIR, limit=1)) == 1


def test_the_closing_is_the_level_of_discrimination_over_the_gap() -> None:
    from argmap.cruxes.rank import cruxes

    ranked = {each.claims: each for each in cruxes(debate(), between=PAIR).cruxes}
    for question in agenda(debate(), between=PAIR):
        one = ranked[question.claims]
        a, b = (one.by[who].target for who in PAIR)
        assert a is not None
        assert b is not None
        assert one.vod_level is not None
        assert question.closes == pytest.approx(one.vod_level / abs(a - b))


def test_people_without_a_gap_have_nothing_to_close() -> None:
    alike = debate()
    same = dict.fromkeys(PAIR, alike.credences["bob"])
    assert agenda(replace(alike, credences=same), between=PAIR) == ()


@pytest.mark.parametrize(
    ("true", "false", "said"),
    [
        (0.4, 0.2, "Bob would go from 30% to 40% if so, to 20% if not."),
        (0.3, 0.2, "Bob would stay at 30% if so, and go to 20% if not."),
        (0.4, 0.3, "Bob would go from 30% to 40% if so, and stay at 30% if not."),
        (0.3, 0.3, "Bob would stay at 30%."),
    ],
)
def test_who_does_not_move_is_said_to_stay(true: float, false: float, said: str) -> None:
    personal = PersonalCrux(0.5, 0.3, true, false, 0.0, 0.0, 0.0, 0.0, "map", False)
    assert _moved(debate(), "bob", personal) == said
