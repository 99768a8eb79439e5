"""Tables of conditional forecasts: published figures, rows that are dropped, and the debate made of them."""

from __future__ import annotations

import math

import pytest

from argmap.cruxes.forecast_debate import differing, to_debate
from argmap.cruxes.forecasts import (
    Forecast,
    Forecasts,
    NoForecastTable,
    discriminations,
    dropped_in_words,
    medians,
    read_forecasts,
)
from argmap.cruxes.rank import cruxes

TABLE = """\
person,Camp,ID,PU,Pc,PUc
Ann,skeptics,Treaty signed?,0.09,0.75,0.10
Bob,concerned,Treaty signed?,0.3,0.5,0.2
Eve,skeptics,Treaty signed?,0.1,0.01,0.02
Ann,skeptics,Big loss,0.09,NA,0.10
Bob,concerned,Big loss,0.3,0.9,0.5
Eve,skeptics,Big loss,0.1,1,0.1
Bob,concerned,Third,30%,0.4,0.3
Ann,skeptics,Third,zero,0.4,0.3
"""


def table(*rows: str) -> Forecasts:
    return read_forecasts("\n".join(["person,camp,id,pu,pc,puc", *rows]) + "\n")


def only(row: str) -> Forecast:
    (found,) = table(row).rows
    return found


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a,x,q,.09,.75,.10", 0.000861515361),
        ("a,x,q,.1,.01,.02", 0.000224200985),
        ("a,x,q,.3,.5,.2", 0.010491363318),
    ],
)
def test_published_values_of_information(row: str, expected: float) -> None:
    assert only(row).voi_log10 == pytest.approx(expected, abs=5e-13)


def test_the_other_conditional_and_the_level() -> None:
    found = only("a,x,q,.09,.75,.10")
    assert found.pu_not_c == pytest.approx(0.06, abs=1e-12)
    assert found.voi_level == pytest.approx(0.015, abs=1e-12)


def test_rows_are_read_whatever_the_case_and_order_of_the_columns() -> None:
    found = read_forecasts("PUC;Pc;pu;ID;Camp;Person\n0.10;0.75;0.09;q;x;a\n").rows[0]
    assert (found.person, found.camp, found.id, found.pu, found.pc, found.puc) == ("a", "x", "q", 0.09, 0.75, 0.10)


def test_every_row_is_used_or_reported() -> None:
    found = read_forecasts(TABLE)
    assert [(row.person, row.id) for row in found.rows] == [
        ("Ann", "Treaty signed?"),
        ("Bob", "Treaty signed?"),
        ("Eve", "Treaty signed?"),
        ("Bob", "Third"),
    ]
    assert [(row.line, row.reason) for row in found.dropped] == [
        (5, "missing"),
        (6, "incoherent"),
        (7, "undefined"),
        (9, "no probability"),
    ]
    assert next(dropped_in_words(found.dropped)) == "line 5 (Ann, Big loss) is left out: missing; no pc"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a,x,q,.1,.5,.9", "incoherent"),
        ("a,x,q,.9,.5,.1", "incoherent"),
        ("a,x,q,.5,1,.5", "undefined"),
        ("a,x,q,1.2,.5,.5", "no probability"),
        ("a,x,q,.5,.5", "missing"),
        ("a,x,,.5,.5,.5", "missing"),
    ],
)
def test_reasons(row: str, reason: str) -> None:
    assert [dropped.reason for dropped in table(row).dropped] == [reason]


@pytest.mark.parametrize("row", ["a,x,q,0,.5,0", "a,x,q,.3,.5,.3", "a,x,q,1,.5,1"])
def test_what_teaches_nothing_is_worth_nothing(row: str) -> None:
    assert only(row).voi_log10 == 0.0


def test_a_row_said_twice_is_reported() -> None:
    found = table("a,x,q,.3,.5,.2", "a,x,q,.3,.5,.1")
    assert ([row.puc for row in found.rows], [row.reason for row in found.dropped]) == ([0.2], ["repeated"])


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "person,camp,id,pu,pc\n"])
def test_what_is_no_table_says_what_is_missing(text: str) -> None:
    with pytest.raises(NoForecastTable, match="columns person, camp, id, pu, pc, puc"):
        read_forecasts(text)


def by_hand(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    """Return VOD in log base 10 from (P(U), P(C), P(U|C)) of two people, step by step."""

    def skl(p: float, q: float) -> float:
        return (p - q) * math.log10(p / q) + (q - p) * math.log10((1 - p) / (1 - q))

    def pooled(p: float, q: float) -> float:
        odds = math.sqrt(max(p, 1e-14) / (1 - p) * max(q, 1e-14) / (1 - q))
        return odds / (1 + odds)

    others = [(pu - puc * pc) / (1 - pc) for pu, pc, puc in (a, b)]
    likely, unlikely = pooled(a[1], b[1]), pooled(1 - a[1], 1 - b[1])
    return skl(a[0], b[0]) - likely * skl(a[2], b[2]) - unlikely * skl(*others)


def test_discrimination_between_camps_only() -> None:
    found = discriminations(read_forecasts(TABLE).rows)
    assert [(one.id, one.a, one.b) for one in found] == [
        ("Treaty signed?", "Ann", "Bob"),
        ("Treaty signed?", "Eve", "Bob"),
    ]
    expected = by_hand((0.09, 0.75, 0.10), (0.3, 0.5, 0.2))
    assert found[0].vod_log10 == pytest.approx(expected, abs=1e-12)


def test_a_question_held_impossible_still_discriminates() -> None:
    (found,) = discriminations(table("a,x,q,.1,0,.5", "b,y,q,.3,.5,.2").rows)
    assert found.vod_log10 == pytest.approx(by_hand((0.1, 1e-14, 0.5), (0.3, 0.5, 0.2)), abs=1e-9)


def test_an_infinite_divergence_has_no_value() -> None:
    (found,) = discriminations(table("a,x,q,0,.5,0", "b,y,q,.3,.5,.2").rows)
    assert found.vod_log10 is None


def test_medians_are_lower_medians() -> None:
    found = medians(read_forecasts(TABLE).rows)
    treaty = {one.camp: one for one in found if one.id == "Treaty signed?"}
    assert (treaty["skeptics"].people, treaty["skeptics"].pu, treaty["skeptics"].pc) == (2, 0.09, 0.01)
    assert treaty["skeptics"].voi_log10 == pytest.approx(0.000224200985, abs=5e-13)


def test_a_table_becomes_a_debate() -> None:
    debate = to_debate(read_forecasts(TABLE).rows)
    assert debate.thesis == ("u",)
    assert {id: claim.text for id, claim in debate.claims.items() if id != "u"} == {
        "treaty-signed": "Treaty signed?",
        "third": "Third",
    }
    assert debate.participants["ann"].note == "camp: skeptics"
    pair = debate.cruxes["treaty-signed"].conditionals["ann"]
    assert [pair.if_true, pair.if_false] == pytest.approx([0.10, 0.06])


def test_the_debate_gives_the_tables_own_measures() -> None:
    rows = read_forecasts(TABLE).rows
    debate = to_debate(rows)
    found = {crux.claims[0]: crux for crux in cruxes(debate, between=("ann", "bob")).cruxes}["treaty-signed"]
    ann = found.by["ann"]
    assert ann.source == "elicited"
    assert ann.voi_bits == pytest.approx(rows[0].voi_log10 / math.log10(2), abs=1e-12)
    assert ann.voi_level == pytest.approx(rows[0].voi_level, abs=1e-12)
    assert found.vod == pytest.approx(discriminations(rows)[0].vod_log10, abs=1e-12)


def test_another_forecast_of_u_by_the_same_person_is_reported() -> None:
    rows = table("a,x,q,.3,.5,.2", "a,x,r,.4,.5,.2").rows
    assert [dropped.detail for dropped in differing(rows)] == ["P(U) is 0.4 here and 0.3 above"]
    assert "a" not in to_debate(rows).cruxes["r"].conditionals


def test_names_that_come_out_alike_are_kept_apart() -> None:
    debate = to_debate(table("A b,x,U,.3,.5,.2", "a-b,x,U!,.3,.5,.2").rows)
    assert set(debate.participants) == {"a-b", "a-b-2"}
    assert set(debate.claims) == {"u", "u-2", "u-3"}
