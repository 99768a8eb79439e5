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
from argmap.rounds.writing import commitment_yaml, round_yaml
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


def test_another_yaml_program_reads_the_same_words() -> None:
    asked = replace(ROUND, key=31 * "1" + "0", people=("1e5", "no"), questions=(Question("2026-12-05", "no"),))
    found = yaml.safe_load(round_yaml(asked))
    assert (found["key"], found["people"], list(found["questions"])) == (asked.key, ["1e5", "no"], ["2026-12-05"])


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
    ("survey-is-right: The", "Survey: The", "bad-round", 9),
    ("survey-is-right: The survey is right.", "survey-is-right: [a]", "wrong-type", 9),
    ("debate:", "debat:", "unknown-key", 4),
    ("argmap-round: 1", "<<<<<<< ours\nargmap-round: 1", "conflict-marker", 3),
]


@pytest.mark.parametrize(("right", "wrong", "code", "line"), WRONG_ROUNDS)
def test_a_round_with_an_error_is_none_and_says_where(right: str, wrong: str, code: str, line: int) -> None:
    text = round_yaml(ROUND)
    assert right in text
    found, told = read_round(text.replace(right, wrong).encode(), "1", "1.yaml")
    assert found is None
    assert (code, line, "1.yaml") in {(each.code, each.line, each.file) for each in told}


WRONG_COMMITMENTS = [
    (committed("council").digest, "sha256:00", "bad-round"),
    (f'salt: "{SALT}"', "salt: 55", "bad-round"),
    ("survey-is-right: 0.9", "survey-is-right: 1.9", "not-a-probability"),
    ("survey-is-right: 0.9", "Survey: 0.9", "bad-round"),
    ("    council: sha256:", "    council: sha255:", "bad-round"),
    ("  credences:", "  credence:", "unknown-key"),
    ("commitment: sha256:", "commitment: [a]\nx: sha256:", "wrong-type"),
]


@pytest.mark.parametrize(("right", "wrong", "code"), WRONG_COMMITMENTS)
def test_a_commitment_with_an_error_is_none_and_says_where(right: str, wrong: str, code: str) -> None:
    text = commitment_yaml(revealed("council", all_committed()))
    assert right in text
    found, told = read_commitment(text.replace(right, wrong, 1).encode(), "council", "c.yaml")
    assert found is None
    assert code in {each.code for each in told}


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"a: [", b"- a\n", b"\0"])
def test_what_is_no_round_at_all_is_one_told(data: bytes) -> None:
    for found, told in (read_round(data, "1", "1.yaml"), read_commitment(data, "a", "a.yaml")):
        assert found is None
        assert told
