"""The language of find: how a query is read, and what is wrong with one."""

import pytest

from argmap.views.query import FILTERS, Condition, QueryFault, Word, parse_query


def condition(text: str) -> Condition:
    (found,) = parse_query(text).conditions
    return found


def test_words_and_phrases() -> None:
    assert parse_query('Bigger "No  Data" -risk -"as such"').words == (
        Word("bigger"),
        Word("no data"),
        Word("risk", negated=True),
        Word("as such", negated=True),
    )


def test_a_phrase_that_is_still_being_typed() -> None:
    assert parse_query('"as su').words == (Word("as su"),)


@pytest.mark.parametrize("one", FILTERS, ids=lambda one: one.name)
def test_every_filters_example_is_that_filter(one: object) -> None:
    found = condition(one.example)  # type: ignore[attr-defined]
    assert found.filter is one


@pytest.mark.parametrize(
    ("text", "comparison", "number"),
    [("gap>1", ">", 1.0), ("credence<=20%", "<=", 0.2), ("prior=7:3", "=", 0.7), ("apart:0.5", "=", 0.5)],
)
def test_numbers(text: str, comparison: str, number: float) -> None:
    assert (condition(text).comparison, condition(text).number) == (comparison, number)


def test_a_value_with_a_space_and_a_negated_filter() -> None:
    assert (condition('-tag:"two words"').value, condition('-tag:"two words"').negated) == ("two words", True)


def test_a_value_is_known_by_its_beginning() -> None:
    assert (condition("crux:set").value, condition("relation:necessary_for").value) == ("set-aside", "necessary-for")


@pytest.mark.parametrize("text", ["Note:", "10:30", "->", "-", "—", "a<b>c"[1:], '"by:critic"', "", ":"])
def test_what_looks_like_no_filter_is_no_fault(text: str) -> None:
    assert parse_query(text).conditions == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("bye:critic", "did you mean 'by'?"),
        ("https://example.org", "In double quotes it is found as text"),
        ("by:", "such as by:critic"),
        ("by<3", "write by:critic"),
        ("assumed:yes", "stands alone"),
        ("gap>many", "no number of bits"),
        ("gap>-1", "no number of bits"),
        ("gap>inf", "no number of bits"),
        ("credence<2", "a decimal from 0 to 1"),
        ("crux:opn", "did you mean 'open'?"),
        ("is:nonsense", "one of claim, argument"),
    ],
)
def test_what_is_wrong_is_said(text: str, says: str) -> None:
    with pytest.raises(QueryFault, match=says.replace("?", r"\?")):
        parse_query(text)
