from __future__ import annotations

from argmap.cruxes.agenda import agenda
from argmap.cruxes.rank import cruxes
from argmap.cruxes.result import Question
from argmap.cruxes.rivals import rivals, worth_asking
from argmap.document import parse
from argmap.views.crux_marks import crux_marks
from argmap.views.crux_rows import RIVALS, crux_rows
from tests.cli.command import DEBATE

RIVAL = parse((DEBATE + "contraries: [[wait, bigger-is-riskier]]\n").encode()).debate
FOUND = cruxes(RIVAL, between=("critic", "author"))


def test_rivals_share_a_group_with_the_claim() -> None:
    assert rivals(RIVAL, "wait") == {"bigger-is-riskier"}
    assert rivals(RIVAL, "old-data") == frozenset()


def test_a_rival_is_no_crux_in_a_picture() -> None:
    assert "bigger-is-riskier" not in crux_marks(RIVAL, FOUND)


def test_rivals_stand_last_among_the_rows() -> None:
    keys = [row.key or str(row) for row in crux_rows(RIVAL, FOUND)]
    assert keys[-2:] == [RIVALS, "bigger-is-riskier"]


def test_a_rival_is_asked_for_only_where_it_is_assumed() -> None:
    said, silent = (Question(("bigger-is-riskier",), ("critic",), 0.1, assumed, "") for assumed in (False, True))
    assert worth_asking(RIVAL, "wait", [said, silent]) == [silent]


def test_a_rival_that_is_assumed_is_asked_for_last() -> None:
    rival, other = (
        Question((id,), ("critic",), worth, True, "") for id, worth in (("bigger-is-riskier", 0.9), ("old-data", 0.1))
    )
    assert worth_asking(RIVAL, "wait", [rival, other]) == [other, rival]


def test_the_agenda_leaves_rivals_out_or_last() -> None:
    asked = [each.claims for each in agenda(RIVAL, between=("critic", "author"))]
    assert asked == [("old-data",)]
