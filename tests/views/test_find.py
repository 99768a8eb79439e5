"""What a query finds in a debate."""

from dataclasses import replace

import pytest

from argmap.credence.engine import credences
from argmap.model.values import Stated
from argmap.views.find import find, search, searchables
from argmap.views.outline import outline
from argmap.views.query import QueryFault
from tests.views.debate_for_views import WAIT

SAID = {
    "critic": {**WAIT.credences["critic"], "aside": Stated(0.9)},
    "author": {"riskier": Stated(0.5), "aside": Stated(0.2)},
}
TWO = replace(WAIT, credences=SAID)
NUMBERS = credences(TWO)


def found(query: str, people: tuple[str, ...] | None = None) -> set[str]:
    return set(search(TWO, query, credences=NUMBERS, people=people))


def test_words_alone_find_what_they_found() -> None:
    assert search(TWO, "bigger models") == find(searchables(TWO), "bigger models") == ("wait", "riskier")


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("by:critic", {"riskier"}),
        ("by:author", {"wait"}),
        ("by:crit", {"riskier"}),
        ('by:"the critic"', {"riskier"}),
        ("tag:tim", {"wait"}),
        ("source:thread", {"riskier"}),
        ("crux:open", {"riskier"}),
        ("crux:agreed", set()),
        ("crux:any -crux:open", set()),
        ("relation:undercuts", {"data-old"}),
        ("is:thesis", {"wait"}),
        ("is:leaf skill", {"skill", "rare"} - {"rare"}),
        ("is:unused", {"aside"}),
        ("said-by:critic", {"riskier", "wait", "aside"}),
        ("said-by:critic -said-by:author", {"wait"}),
        ("models -text:models", set()),
        ("id:old", {"old-data", "data-old"}),
        ("riskier -bigger", {"riskier-so-dont"}),
        ("", set()),
    ],
)
def test_filters_on_what_is_written(query: str, ids: set[str]) -> None:
    assert set(search(TWO, query, credences=NUMBERS)) == ids


def test_filters_on_numbers_hold_where_they_hold_of_one_person() -> None:
    assert "aside" in found("credence>80%") & found("credence<30%")
    assert "aside" not in found("credence<30%", ("critic",))
    assert "aside" not in found("-credence>80%")


def test_how_far_people_are_apart_is_of_everyone() -> None:
    assert "aside" in found("apart>60%", ("critic",))
    assert "old-data" not in found("apart>1%")


def test_a_gap_has_no_sign() -> None:
    gaps = {id: one.gap_bits for id, one in NUMBERS.participants["critic"].claims.items()}
    wanted = {id for id, gap in gaps.items() if gap is not None and abs(gap) > 0.5}
    assert wanted
    assert found("gap>0.5", ("critic",)) == wanted


def test_what_nobody_stated() -> None:
    assert "riskier" not in found("assumed", ("critic",))
    assert "old-data" in found("assumed is:leaf")


def test_strength_is_of_arguments() -> None:
    assert found("strength<0.95") == {"riskier-so-dont"}


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("by:crtic", "did you mean 'critic'"),
        ("tag:nothing-of-the-kind", "there are timing"),
        ("source:tread", "did you mean 'thread'"),
    ],
)
def test_a_name_nothing_has_is_a_fault(query: str, says: str) -> None:
    with pytest.raises(QueryFault, match=says):
        found(query)


def test_a_filter_on_numbers_needs_numbers() -> None:
    with pytest.raises(QueryFault, match="no numbers"):
        search(TWO, "credence>0.5")


def test_the_rows_that_lead_to_what_was_found() -> None:
    tree = outline(TWO)
    assert tree.paths(tree.homes(["old-data", "nothing"])) == {"data-old", "riskier-so-dont", "wait"}
