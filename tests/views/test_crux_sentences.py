"""Cruxes and gaps in plain sentences."""

from __future__ import annotations

import re

from argmap.cruxes.compare import compare
from argmap.cruxes.rank import cruxes
from argmap.document import parse
from argmap.model.values import Debate
from argmap.views.crux_json import comparison_json, cruxes_json
from argmap.views.crux_lines import comparison_lines, crux_lines
from argmap.views.crux_sentences import closing, elicited_in_words, gap_sentence, part_name, settled, statement
from argmap.views.listing import plain
from tests.cruxes.maps import wide_debate

PAIR = ("critic", "author")
TEXT = """\
argmap: 1
title: T
thesis: wait
participants: {critic: {name: The critic}, author: {}}
claims:
  wait: {text: "It is worth\\e[2J waiting.", prior: 0.3}
  risk: {text: Bigger models are riskier.}
arguments:
  riskier: {premises: [risk], rebuts: wait, strength: 0.9}
credences:
  critic: {risk: 0.9}
  author: {risk: 0.2}
cruxes:
  k: {claims: [risk], conditionals: {author: {if_true: 0.1, if_false: 0.3}}}
"""


def debate() -> Debate:
    return parse(TEXT.encode()).debate


def test_a_settled_question_in_one_sentence() -> None:
    by = cruxes(debate(), between=PAIR).cruxes[0].by
    assert settled(debate(), by, true=True) == (
        "If this were settled true, the critic would go from 5.7% to 3% and author from 25% to 10%."
    )


def test_what_stays_is_said_to_stay() -> None:
    by = {"author": cruxes(debate(), between=PAIR).cruxes[0].by["author"]}
    assert "author would go from" in settled(debate(), by, true=True)
    assert settled(debate(), {}, true=True) == ""


def test_closing_in_words() -> None:
    crux = cruxes(debate(), between=PAIR).cruxes[0]
    said = closing(debate(), crux, PAIR)
    assert said.startswith(
        "It is held at 90% by the critic and at 20% by author. Taking on the other's credence, the critic"
    )
    assert said.endswith("a double crux: each side would come closer by taking on the other's credence.")


def test_a_persons_conditionals_beside_their_maps() -> None:
    crux = cruxes(debate(), between=PAIR).cruxes[0]
    assert elicited_in_words(debate(), crux.by) == (
        "Author said 10% if true and 30% if false; their map says 3% and 30%.",
    )


def test_a_gap_in_words() -> None:
    said = gap_sentence(debate(), compare(debate(), *PAIR))
    assert said == "It comes to 5.7% for the critic and to 25% for author: +18.9 points from one to the other."


def test_a_name_may_be_of_many() -> None:
    many = parse(TEXT.replace("The critic", "The hauliers").encode()).debate
    crux = cruxes(many, between=PAIR).cruxes[0]
    said = [closing(many, crux, PAIR), gap_sentence(many, compare(many, *PAIR)), settled(many, crux.by, true=True)]
    beside = [found[1] for text in said for found in re.finditer(r"hauliers (\w+)", text)]
    assert len(beside) >= 3
    assert set(beside) <= {"and", "would"}


def test_a_part_is_named() -> None:
    assert part_name(debate(), compare(debate(), *PAIR).parts[0]) == "credence in risk"


def test_a_set_is_all_of_its_claims() -> None:
    assert statement(debate(), ("risk", "wait")).startswith("All of: Bigger models are riskier. · It is")


def test_no_control_reaches_a_line() -> None:
    lines = [plain(line) for line in crux_lines(debate(), cruxes(debate(), between=PAIR), limit=5, width=80)]
    lines += [plain(line) for line in comparison_lines(debate(), compare(debate(), *PAIR), width=80)]
    assert any("␛[2J" in line for line in lines)
    assert all(line.isprintable() for line in lines)


def test_no_line_is_wider_than_asked() -> None:
    for line in crux_lines(debate(), cruxes(debate(), between=PAIR), limit=5, width=60):
        assert len(plain(line)) <= 60


def test_sampled_numbers_are_marked() -> None:
    wide = wide_debate()
    text = "\n".join(plain(line) for line in crux_lines(wide, cruxes(wide, between=("a", "b")), limit=1, width=80))
    assert "≈ estimates from sampled worlds" in text
    assert "go from ≈" in text
    said = "\n".join(plain(line) for line in comparison_lines(wide, compare(wide, "a", "b"), width=80))
    assert "comes to ≈" in said


def test_json_of_a_sampled_map_says_so() -> None:
    wide = wide_debate()
    assert cruxes_json(cruxes(wide, between=("a", "b")))["method"] == "sampled"
    assert comparison_json(compare(wide, "a", "b"))["credences"] == "sampled"
