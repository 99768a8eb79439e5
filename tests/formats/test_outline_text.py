"""An indented outline becomes the debate that its signs say, or every line that cannot be read is named."""

from __future__ import annotations

import pytest

from argmap.formats.importing import CannotImport, imported
from argmap.model.values import Argument, Debate, Pair, Premise
from argmap.model.values import Relation as Kind

STREET = """\
# Should the street be closed?
[close] The street should be closed.
  + [oldbury] Shops in Oldbury gained.
    - Oldbury has a bypass.
    ~ [bypass] The town has none.
  + Fewer cars make the air better.
  & Bad air makes children ill.
    + Doctors say so.
  ! not: [bypass]
  = [seen] The trial week had more visitors. (80% / 30%)
"""


def debate(text: str) -> Debate:
    return imported(text, "outline").debate


def relations(text: str) -> list[tuple[tuple[str, ...], Kind, str]]:
    return [(tuple(map(str, it.premises)), it.relation, it.target) for it in debate(text).arguments.values()]


def test_signs_and_indents_say_what_bears_on_what() -> None:
    assert relations(STREET) == [
        (("oldbury",), "supports", "close"),
        (("oldbury-bypass",), "rebuts", "oldbury"),
        (("bypass",), "undercuts", "oldbury-for"),
        (("fewer-cars-make-air-better", "bad-air-makes-children-ill"), "supports", "close"),
        (("doctors-say",), "supports", "bad-air-makes-children-ill"),
        (("not bypass",), "necessary_for", "close"),
        (("seen",), "evidence_for", "close"),
    ]


def test_the_title_and_the_thesis() -> None:
    found = debate(STREET)
    assert (found.title, found.thesis) == ("Should the street be closed?", ("close",))


def test_without_a_title_the_thesis_is_it() -> None:
    assert debate("The street should be closed.\n").title == "The street should be closed."


def test_a_long_thesis_makes_a_title_of_a_hundred_characters() -> None:
    title = debate("A" * 150).title
    assert (len(title), title[-2:]) == (100, "A…")


def test_evidence_has_its_likelihoods() -> None:
    assert debate(STREET).arguments["seen-evidence"] == Argument(
        "seen-evidence", "evidence_for", "close", (Premise("seen"),), likelihoods=Pair(0.8, 0.3)
    )


def test_the_same_words_are_the_same_claim() -> None:
    assert list(debate("Thesis.\n  + Cars stink.\n  - Shops\n    + cars  STINK.\n").claims) == [
        "thesis",
        "cars-stink",
        "shops",
    ]


def test_tabs_and_signs_of_print() -> None:
    assert [kind for _, kind, _ in relations("T\n\t+ a\n\t\t− b\n\t\t⊘ c\n\t≈ d (1:1 / .5)\n")] == [
        *("supports", "rebuts", "undercuts", "evidence_for"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is nothing in it"),
        ("+ a", "line 1: nothing stands above this"),
        ("T\n  a", "line 2: this does not say how it bears"),
        ("T\n  ~ a", "line 2: `~` strikes a step"),
        ("T\n  + a\n    & b", "line 3: `&` adds a premise"),
        ("T\n  = seen", "line 2: evidence says how likely it is"),
        ("T\n  = seen (2 / 0.1)", "line 2: '2' is outside 0 to 1"),
        ("T\n  + [A b] x\n  + [Ab] x", "line 3: [Ab] is no id"),
        ("T\n  + [a]", "line 2: [a] stands nowhere above"),
        ("T\n  + [a] x\n  + [a] y", "line 3: [a] says something else above"),
        ("not: T", "line 1: a thesis cannot begin with `not`"),
        ("T\n  +", "line 2: nothing is claimed"),
        ("[a] A\n  = [b] B (80% / 30%)\n    + C", "what it says breaks a rule"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str, said: str) -> None:
    with pytest.raises(CannotImport) as problem:
        debate(text)
    assert said in str(problem.value)


def test_every_wrong_line_is_told_at_once() -> None:
    with pytest.raises(CannotImport) as problem:
        debate("T\n  a\n  + b\n  c\n")
    assert [line.partition(":")[0] for line in str(problem.value).splitlines()[1:]] == ["line 2", "line 4"]
