"""The polarity guard: likeness alone never makes two texts the same claim."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.duplicates.judge import judge
from argmap.duplicates.tokens import is_word, token_texts

PAIRS = [
    tuple(line.split(" | "))
    for line in (Path(__file__).parent / "contradictions.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def tier(one: str, other: str) -> str | None:
    return judge(token_texts(one), token_texts(other)).tier


def test_contradictions_are_never_the_same_and_hardly_ever_an_edit() -> None:
    tiers = [tier(one, other) for one, other in PAIRS]
    assert len(PAIRS) >= 400
    assert "same" not in tiers
    assert tiers.count("edited") <= 0.05 * len(PAIRS)


def test_the_guard_looks_the_same_from_both_sides() -> None:
    assert all(tier(one, other) == tier(other, one) for one, other in PAIRS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The plan, I think, is safe for now.", "The plan I think is safe for now"),
        ("It's a good plan for all of the towns.", "It is a good plan for all of the towns."),
        ("We organised the march in the old town.", "We organized the march in the old town."),
        (
            "He said that the tax on the land is fair to everyone here.",
            "He said the tax on the land is fair to everyone here.",
        ),
        ("They recieved the letter in the first week of May.", "They received the letter in the first week of May."),
        ("“The tax on the land is fair.”", "The tax on the land is fair."),
    ],
)
def test_an_edit_changes_nothing_that_is_said(one: str, other: str) -> None:
    assert tier(one, other) == "edited"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The method is safe to use.", "The method is not safe to use.", "opposite"),
        ("It costs 5 million a year.", "It costs 6 million a year.", "opposite"),
        ("I think bigger models are safer now.", "I think bigger models are riskier now.", "opposite"),
        ("The bank may raise the rate soon.", "The bank must raise the rate soon.", "variant"),
        ("Few people believe this old story.", "A few people believe this old story.", "variant"),
        ("Dogs sometimes bite people here.", "People sometimes bite dogs here.", None),
        ("The “safe” method is used by all.", "The safe method is used by all.", "variant"),
    ],
)
def test_what_changes_the_meaning_is_named(one: str, other: str, expected: str | None) -> None:
    assert tier(one, other) == expected


def test_the_reason_is_told() -> None:
    found = judge(token_texts("It costs 5 million a year."), token_texts("It costs 6 million a year."))
    assert found.why == "the numbers differ: 5 1e6 / 6 1e6"


# In each a word stands that English lists as saying nothing, or that a doubled letter makes another.
FOREIGN = """\
Die alte Brücke ist also sicher, weil man sie an jedem Tag im Auge hat und nicht um Geld bittet.
Il cappello rosso non va a casa, ma il capello bianco va a Roma e non torna più da solo.
La ley no se aplica a las empresas que venden a los niños en la ciudad, pero sí a las demás.
O plano não é um erro, mas um começo; quem vai a pé também chega, e quem espera não perde.
Le pont n'est pas sûr, dit-on, car les camions passent à côté des maisons à toute heure.
Het plan is niet veilig voor de mensen in de stad, en de raad weet dat al een jaar of langer.
Den gamla bron är inte säker an så länge, och det vet alla som bor i byn vid floden.
Most nie jest bezpieczny dla ludzi, a to wie już cała wieś nad rzeką od roku.
Eski köprü güvenli değil ve bunu herkes bir yıldan beri biliyor, imo da öyle.
Старый мост не безопасен для людей, и это знает вся деревня уже целый год.
旧桥对于镇上的人来说并不安全，大家早就知道这一点。
الجسر القديم ليس آمنا للناس في المدينة وهذا معروف منذ عام""".splitlines()


@st.composite
def foreign_pairs(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    first = token_texts(draw(st.sampled_from(FOREIGN)))
    second = list(first)
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(second) - 1))
        letter = draw(st.integers(0, len(second[at]) - 1))
        doubled = second[at][: letter + 1] + second[at][letter:]
        put = draw(st.sampled_from([[], [doubled], ["a"], ["an"], ["also"], ["um"], ["the"], [second[at], "that"]]))
        second[at : at + 1] = put
    return first, second


@given(foreign_pairs())
def test_in_a_language_unknown_here_a_differing_word_is_never_an_edit(pair: tuple[list[str], list[str]]) -> None:
    first, second = pair
    if list(filter(is_word, first)) != list(filter(is_word, second)):
        assert judge(first, second).tier not in ("same", "edited")


def test_in_any_language_a_mark_may_differ() -> None:
    assert tier("Il ponte, dicono, non è sicuro per la gente.", "Il ponte dicono non è sicuro per la gente") == "edited"


def test_a_word_with_a_letter_more_may_be_another_word() -> None:
    one, other = "Il suo cappello rosso non va a casa con lui.", "Il suo capello rosso non va a casa con lui."
    assert tier(one, other) == "variant"
