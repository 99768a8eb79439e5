"""The account of a debate: what it says of people who differ, agree, are many, or cannot be computed."""

from __future__ import annotations

from dataclasses import replace

from argmap.credence.engine import credences
from argmap.cruxes.agenda import agenda
from argmap.cruxes.compare import compare
from argmap.cruxes.grouping import grouped
from argmap.cruxes.rank import cruxes
from argmap.formats.page import Bars, Entries, Heading, Paragraph, Statement, Table
from argmap.model.values import Debate
from argmap.views.report import Account, report
from tests.cruxes.maps import Reason, crux, debate_about_t, wide_debate

PAIR = ("ann", "bob")


def account(debate: Debate, between: tuple[str, str] = PAIR) -> Account:
    compared = compare(debate, *between)
    return Account(
        debate,
        credences(debate, participants=between),
        cruxes(debate, between=between),
        agenda(debate, between=between),
        compared,
        grouped(debate, compared),
    )


def many(count: int) -> Debate:
    reasons: dict[str, Reason] = {f"a{n}": ("supports" if n % 2 else "rebuts", f"x{n}", 0.3) for n in range(count)}
    said = {who: {f"x{n}": base for n in range(count)} for who, base in (("ann", 0.2), ("bob", 0.5))}
    said["bob"]["x1"] = 0.9
    return debate_about_t(reasons, said)


def words(account: Account) -> str:
    return " ".join(block.text for block in report(account).blocks if isinstance(block, Paragraph))


def test_bars_are_as_long_as_their_share_and_sum_to_the_gap() -> None:
    found = account(many(4))
    (bars,) = [block for block in report(found).blocks if isinstance(block, Bars)]
    assert bars.bars[0].length == 1.0
    assert {bar.direction for bar in bars.bars} == {1, -1}
    assert bars.sums_to.startswith("together, from ")


def test_many_parts_are_shown_in_groups_and_the_rest_together() -> None:
    (bars,) = [block for block in report(account(many(30))).blocks if isinstance(block, Bars)]
    assert bars.bars[0].label.startswith("through a1: ")
    assert bars.bars[-1].label == "22 smaller ones"


def test_positions_hold_only_what_they_differ_on() -> None:
    debate = debate_about_t(
        {"a": ("supports", "x", 0.9), "b": ("rebuts", "y", 0.5)},
        {"ann": {"x": 0.2, "y": 0.5}, "bob": {"x": 0.9, "y": 0.5}},
    )
    (table,) = [block for block in report(account(debate)).blocks if isinstance(block, Table)]
    assert table.head == ("Claim", "Ann", "Bob", "Apart")
    assert table.rows == (("x is so.", "20%", "90%", "70.0 points"),)


def test_an_assumed_number_is_marked() -> None:
    debate = debate_about_t({"a": ("supports", "x", 0.9)}, {"ann": {}, "bob": {"x": 0.9}})
    (table,) = [block for block in report(account(debate)).blocks if isinstance(block, Table)]
    assert table.rows[0][1] == "50%?"
    assert "stated by nobody and assumed" in words(account(debate))


def test_the_test_of_a_crux_is_told() -> None:
    debate = debate_about_t({"a": ("supports", "x", 0.9)}, {"ann": {"x": 0.1}, "bob": {"x": 0.9}})
    asked = replace(debate, cruxes={"k": replace(crux("k", "x", ann=(0.9, 0.2)), test="Weigh it.")})
    entries = next(block for block in report(account(asked)).blocks if isinstance(block, Entries)).entries
    assert entries[0].mark == "open crux"
    assert entries[0].sentences[-1] == "How one would find out: Weigh it."
    assert "Ann said 90% if true and 20% if false; their map says" in entries[0].sentences[0]


def test_people_who_agree_have_no_gap_section() -> None:
    debate = debate_about_t({"a": ("supports", "x", 0.9)}, {"ann": {"x": 0.4}, "bob": {"x": 0.4}})
    headings = [block.text for block in report(account(debate)).blocks if isinstance(block, Heading)]
    assert "Where the gap comes from" not in headings
    assert "No single question of the map would." in words(account(debate))


def test_an_undefined_credence_is_said_to_be_none() -> None:
    debate = debate_about_t(
        {"a": ("supports", "x", 1.0), "b": ("supports", "y", 1.0)}, {"ann": {"x": 0.7, "y": 0.8}, "bob": {}}
    )
    assert "For ann there is no credence in it: some of the numbers cannot go together." in words(
        account(replace(debate, contraries=(("x", "y"),)))
    )


def test_estimates_are_marked_and_the_gap_is_not_divided() -> None:
    wide = wide_debate(40, 25)
    found = account(wide, ("a", "b"))
    said = words(found)
    assert "For a it comes to ≈" in said
    assert "too wide to divide the gap honestly" in said
    assert not [block for block in report(found).blocks if isinstance(block, Bars)]


def test_the_thesis_stands_first_word_for_word() -> None:
    first = report(account(many(4))).blocks[0]
    assert first == Statement("Thesis", "The thesis.")
