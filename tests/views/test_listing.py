from __future__ import annotations

import pytest

from argmap.credence.result import ClaimCredence, Credences, PersonCredences
from argmap.model.values import Argument, Claim, Debate, Premise
from argmap.views.listing import listing, plain, wrapped
from argmap.views.outline import outline
from argmap.views.rows import cells

DEBATE = Debate(
    title="T",
    thesis=("thesis",),
    claims={"thesis": Claim("thesis", "It is so."), "why": Claim("why", "There is a reason.")},
    arguments={"step": Argument("step", "rebuts", "thesis", (Premise("why"),))},
)


def numbers(value: float) -> PersonCredences:
    one = ClaimCredence(value, value, None, value, False, True, False, None, None)
    return PersonCredences({"thesis": one, "why": one}, {})


def credences(*people: str) -> Credences:
    return Credences("T", ("thesis",), "worlds", "exact", {who: numbers(0.25) for who in people})


def lines(found: Credences | None, width: int = 80, debate: Debate = DEBATE) -> list[str]:
    return [plain(line) for line in listing(outline(debate), found, width=width)]


def test_one_participant_has_a_bar_and_a_number() -> None:
    assert lines(credences("map")) == [
        "██          25%  It is so. [thesis]",
        "██          25%    − There is a reason. [why]",
    ]


def test_two_participants_are_two_columns_under_their_names() -> None:
    assert lines(credences("author", "critic")) == [
        "  author    critic  together",
        "     25%       25%         –  It is so. [thesis]",
        "     25%       25%         –    − There is a reason. [why]",
    ]


def test_without_numbers_there_is_the_text_alone() -> None:
    assert lines(None) == ["It is so. [thesis]", "  − There is a reason. [why]"]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    claims = {"thesis": Claim("thesis", "字 wide " * 60), "why": Claim("why", "x" * 300)}
    debate = Debate("T", ("thesis",), claims=claims, arguments=DEBATE.arguments)
    assert all(sum(map(cells, line)) <= width for line in lines(credences("map"), width, debate))


def test_a_long_text_is_shown_in_full() -> None:
    text = "A claim of many words that says one thing after another until it is done."
    assert " ".join(wrapped(text, 20)) == text


def test_a_hostile_text_reaches_no_terminal() -> None:
    debate = Debate("T", ("a",), claims={"a": Claim("a", "\x1b]0;x\x07\x1b[2J\u202e\nb")})
    assert lines(None, debate=debate) == ["␛]0;x␇␛[2J<U+202E>⏎b [a]"]
