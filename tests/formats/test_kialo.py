"""A discussion as Kialo exports it becomes the same tree of claims, for and against."""

from __future__ import annotations

import pytest

from argmap.formats.importing import CannotImport, import_format_of, imported
from argmap.model.values import Debate

STREET = """\
Discussion Title: Should the street be closed?

1. The street should be closed to cars.
1.1. Pro: Shops in \\(old\\) Oldbury gained, says [a study](https://example.org/a_(b)).
1.1.1. Con: Oldbury has a bypass.
1.2. Con: -> See 1.1.1.
1.3. Con: Deliveries
get harder.
"""


def debate(text: str = STREET) -> Debate:
    return imported(text, "kialo").debate


def relations(text: str = STREET) -> list[tuple[str, str, str]]:
    return [(str(it.premises[0]), it.relation, it.target) for it in debate(text).arguments.values()]


def test_numbers_say_what_bears_on_what() -> None:
    street, shops, bypass, deliveries = debate().claims
    assert relations() == [
        (shops, "supports", street),
        (bypass, "rebuts", shops),
        (bypass, "rebuts", street),
        (deliveries, "rebuts", street),
    ]


def test_the_title_and_the_thesis() -> None:
    assert (debate().title, len(debate().thesis)) == ("Should the street be closed?", 1)


def test_escapes_go_and_links_are_kept_as_a_note() -> None:
    claim = list(debate().claims.values())[1]
    assert claim.text == "Shops in (old) Oldbury gained, says a study."
    assert claim.note == "a study: https://example.org/a_(b)"


def test_a_text_may_go_on_in_the_next_line() -> None:
    assert list(debate().claims.values())[-1].text == "Deliveries get harder."


def test_a_discussion_of_several_theses() -> None:
    found = debate("1. What should be done?\n1.1. Close it.\n1.2. Widen it.\n1.2.1. Con: Too dear.\n")
    assert (found.title, [found.claims[id].text for id in found.thesis]) == (
        "What should be done?",
        ["Close it.", "Widen it."],
    )


def test_a_number_that_was_there_goes_on_with_the_claim() -> None:
    assert [each.text for each in debate("1. A\n1.1. Pro: Twice:\n1. this\n").claims.values()] == [
        "A",
        "Twice: 1. this",
    ]


def test_a_thesis_that_is_linked_again_is_one() -> None:
    assert len(debate("1. Q?\n1.1. A\n1.2. -> See 1.1.\n").thesis) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no line begins"),
        ("1. A\n1.1.1. Pro: B\n", "line 2: there is no claim 1.1 for 1.1.1 to stand under"),
        ("1. A\n1.1. Pro: -> See 1.7.\n", "line 2: there is no claim 1.7"),
        ("1. A\n1.1. Pro: B\n1.2. C\n", "line 3: 1.2 does not say whether it is Pro or Con"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, says: str) -> None:
    with pytest.raises(CannotImport, match=says.replace(".", r"\.")):
        debate(text)


def test_a_link_into_another_discussion_is_told() -> None:
    found = imported("1. A\n1.1. Pro: -> See discussion #77: Else\n1.1.1. Con: B\n", "kialo")
    assert found.losses == ("not kept: links into other discussions, and what hangs from them (2)",)


def test_what_stands_before_the_first_claim_is_counted() -> None:
    found = imported("Discussion Title: T\nTags: a\n1. A\n", "kialo")
    assert found.losses == ("not kept: lines before the first claim (1)",)


@pytest.mark.parametrize(("text", "name"), [(STREET, "kialo"), ("A thesis\n  + a reason\n", "outline")])
def test_a_text_file_is_told_apart_by_how_it_begins(text: str, name: str) -> None:
    form = import_format_of("street.txt", text)
    assert form is not None
    assert form.name == name
