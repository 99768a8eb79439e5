"""A round and a commitment read back as they were written; what is wrong is told with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from argmap.rounds.commitment import round_digest
from argmap.rounds.reading import read_commitment, read_round
from argmap.rounds.values import Question, Round
from argmap.rounds.writing import commitment_yaml, round_yaml, with_reveal
from tests.rounds.asking import ROUND, SALT, all_committed, committed, revealed

WRITABLE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(WRITABLE, WRITABLE)
def test_a_round_reads_back_whatever_its_words(title: str, words: str) -> None:
    asked = replace(ROUND, debate=title, questions=(Question("q", words), Question("yes", "x")), deadline="2026-12-05")
    found, told = read_round(round_yaml(asked).encode(), "1", "1.yaml")
    assert (found, told) == (asked, ())


def test_a_commitment_reads_back() -> None:
    sealed = replace(committed("council"), replaces=(committed("council", {"survey-is-right": 0.1}).digest,))
    opened = revealed("council", all_committed(), before={"survey-is-right": 0.8})
    for each in (sealed, opened):
        assert read_commitment(commitment_yaml(each).encode(), "council", "council.yaml") == (each, ())


WORDS = ("1e5", "no", "yes", "on", "off", "true", "false", "null")


def test_another_yaml_program_reads_the_same_words() -> None:
    asked = replace(ROUND, key=31 * "1" + "0", people=WORDS, questions=(Question("2026-12-05", "no"),))
    found = yaml.safe_load(round_yaml(asked))
    assert (found["key"], found["people"], list(found["questions"])) == (asked.key, [*WORDS], ["2026-12-05"])


def test_another_layout_is_the_same_round() -> None:
    text = round_yaml(ROUND).replace("The deck has cracks.", ">\n    The deck\n    has cracks.").replace("\n", "\r\n")
    found, told = read_round(text.encode(), "1", "1.yaml")
    assert isinstance(found, Round)
    assert (round_digest(found), told) == (round_digest(ROUND), ())


WRONG_ROUNDS = [
    ("argmap-round: 1", "argmap-round: 2", "unknown-version", 3),
    ("key: " + 32 * "a", "key: aa", "bad-round", 5),
    ("started: 2026-12-01T18:00:00Z", "started: yesterday", "bad-round", 6),
    ("started: 2026-12-01T18:00:00Z", "started: 2026-13-41T18:00:00Z", "bad-round", 6),
    ("started: 2026-12-01T18:00:00Z", "started: 2026-12-01T18:00:00Z\ndeadline: soon", "bad-round", 7),
    ("[council, haulier, resident]", "[council, council]", "bad-round", 7),
    ("[council, haulier, resident]", "[]", "bad-round", 7),
    ("[council, haulier, resident]", "council", "wrong-type", 7),
    ("started: 2026-12-01T18:00:00Z", "started: 2026-12-01T18:00:00Z\ndeadline: 20261205", "bad-round", 7),
    ("started: 2026-12-01T18:00:00Z", "started: [a]", "wrong-type", 6),
    ("survey-is-right: The", "Survey: The", "bad-round", 9),
    ("survey-is-right: The survey is right.", "survey-is-right: [a]", "wrong-type", 9),
    ("key: ", "deadlin: 2026-12-05\nkey: ", "unknown-key", 5),
    ("argmap-round: 1", "<<<<<<< ours\nargmap-round: 1", "conflict-marker", 3),
]


@pytest.mark.parametrize(("right", "wrong", "code", "line"), WRONG_ROUNDS)
def test_a_round_with_an_error_is_none_and_says_where(right: str, wrong: str, code: str, line: int) -> None:
    text = round_yaml(ROUND)
    assert right in text
    found, told = read_round(text.replace(right, wrong).encode(), "1", "1.yaml")
    assert found is None
    assert [(each.code, each.line, each.file) for each in told] == [(code, line, "1.yaml")]


WRONG_COMMITMENTS = [
    (committed("council").digest, "sha256:00", "bad-round"),
    (f'salt: "{SALT}"', "salt: 55", "bad-round"),
    ("survey-is-right: 0.9", "survey-is-right: 1.9", "not-a-probability"),
    ("survey-is-right: 0.9", "Survey: 0.9", "bad-round"),
    ("    council: sha256:", "    council: sha255:", "bad-round"),
    ("  commitments:", "  commitment:", "unknown-key"),
    ("commitment: sha256:", "commitment: [a]\nx-y: sha256:", "wrong-type"),
    ("commitment: sha256:", "x-commitment: sha256:", "missing-key"),
    ("revealed:", "replaces: [sha256:00]\nrevealed:", "bad-round"),
    ("    council: sha256:", "    Council: sha256:", "bad-round"),
    ("revealed:\n", "revealed: x\nx-y:\n", "wrong-type"),
]


@pytest.mark.parametrize(("right", "wrong", "code"), WRONG_COMMITMENTS)
def test_a_commitment_with_an_error_is_none_and_says_where(right: str, wrong: str, code: str) -> None:
    text = commitment_yaml(revealed("council", all_committed()))
    assert right in text
    found, told = read_commitment(text.replace(right, wrong, 1).encode(), "council", "c.yaml")
    assert found is None
    assert [each.code for each in told] == [code]


@pytest.mark.parametrize("data", [b"x", b"\xff\xfe\x00", b"a: [", b"- a\n", b"\0"])
def test_what_is_no_round_at_all_is_one_told(data: bytes) -> None:
    for found, told in (read_round(data, "1", "1.yaml"), read_commitment(data, "a", "a.yaml")):
        assert (found, len(told)) == (None, 1)


def test_of_an_empty_file_all_that_is_missing_is_told() -> None:
    _, told = read_commitment(b"", "a", "a.yaml")
    assert [each.message for each in told] == [
        "a commitment needs `argmap-commitment`",
        "a commitment needs `commitment`",
    ]


def test_what_is_wrong_stands_in_the_order_of_lines() -> None:
    text = round_yaml(ROUND).replace("key: aa", "key: b") + "more: x\n"
    _, told = read_round(text.encode(), "1", "1.yaml")
    assert [(each.code, each.line) for each in told] == [("bad-round", 5), ("unknown-key", 11)]


def test_a_round_of_which_there_is_only_a_warning_is_read() -> None:
    text = round_yaml(ROUND).replace("lorries?", "lorries #5?")
    found, told = read_round(text.encode(), "1", "1.yaml")
    assert (found is not None, [each.code for each in told]) == (True, ["text-cut-short"])


def test_a_file_of_another_kind_of_name_is_no_round() -> None:
    found, told = read_round(round_yaml(ROUND).encode(), "Round 1", "Round 1.yaml")
    assert (found, [each.code for each in told]) == (None, ["bad-id"])


def test_a_reveal_is_added_with_the_line_ends_of_the_file() -> None:
    own = revealed("council", {})
    assert own.reveal is not None
    sealed = commitment_yaml(committed("council"))
    as_on_windows = with_reveal(sealed.rstrip("\n").replace("\n", "\r\n"), own.reveal)
    assert as_on_windows == commitment_yaml(own).replace("\n", "\r\n")


def test_what_a_reveal_does_not_say_has_no_line() -> None:
    assert commitment_yaml(revealed("council", {})).splitlines()[4:] == [
        f'  salt: "{SALT}"',
        "  credences:",
        "    survey-is-right: 0.9",
        "    deck-has-cracks: 0.2",
    ]
