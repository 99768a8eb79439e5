"""Where everybody stands, and who is found out by what others saw."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from argmap.rounds.standing import asks, may_reveal, past, phase, standings, waited_for
from argmap.rounds.values import Commitment
from tests.rounds.asking import ROUND, all_committed, all_revealed, committed, revealed


def test_everybody_is_waited_for_at_first() -> None:
    found = standings(ROUND, {})
    assert (phase(found), waited_for(found)) == ("open", ROUND.people)


def test_a_round_is_open_until_the_first_reveal_and_over_with_the_last() -> None:
    commitments = all_committed()
    phases = [phase(standings(ROUND, commitments))]
    for who in ROUND.people:
        commitments[who] = revealed(who, commitments)
        phases.append(phase(standings(ROUND, commitments)))
    assert phases == ["open", "revealing", "revealing", "over"]


@pytest.mark.parametrize("order", list(permutations(ROUND.people)))
def test_the_order_of_reveals_does_not_matter(order: tuple[str, ...]) -> None:
    commitments = all_committed()
    for who in order:
        commitments[who] = revealed(who, commitments)
    assert standings(ROUND, commitments) == standings(ROUND, all_revealed())
    assert all(each.blind for each in standings(ROUND, commitments).values())


def test_another_number_than_was_committed_to_does_not_match() -> None:
    commitments = all_revealed()
    reveal = commitments["haulier"].reveal
    assert reveal is not None
    commitments["haulier"] = replace(commitments["haulier"], reveal=replace(reveal, credences={"survey-is-right": 0.5}))
    found = standings(ROUND, commitments)
    assert [who for who, each in found.items() if each.faulty] == ["haulier"]
    assert found["haulier"].matches is False


def test_who_commits_after_a_reveal_is_late() -> None:
    early = {who: committed(who) for who in ("council", "haulier")}
    commitments = {who: revealed(who, early) for who in early} | {"resident": committed("resident")}
    found = standings(ROUND, commitments)
    assert found["resident"].late == ("council", "haulier")
    assert (found["resident"].blind, found["council"].blind) == (False, True)


def test_who_changes_a_commitment_after_a_reveal_is_found_out() -> None:
    commitments = all_committed()
    commitments["council"] = revealed("council", commitments)
    commitments["resident"] = committed("resident", {"survey-is-right": 0.9})
    assert standings(ROUND, commitments)["resident"].changed == ("council",)


def test_who_changes_their_own_after_revealing_is_found_out_by_the_next() -> None:
    commitments = all_committed()
    commitments["council"] = revealed("council", commitments)
    commitments["haulier"] = revealed("haulier", commitments)
    again = committed("council", {"survey-is-right": 0.1})
    commitments["council"] = Commitment("council", again.digest)
    assert standings(ROUND, commitments)["council"].changed == ("haulier",)


def test_what_is_revealed_late_or_was_changed_counts_for_nothing() -> None:
    early = {who: revealed(who, {"council": committed("council")}) for who in ("council", "haulier")}
    other = replace(committed("haulier"), digest=committed("haulier", {"survey-is-right": 0.1}).digest)
    seen = {"council": committed("council"), "haulier": other}
    changed = {"council": revealed("council", seen), "haulier": revealed("haulier", seen)}
    for commitments, how in ((early, "late"), (changed, "changed")):
        found = standings(ROUND, commitments)["haulier"]
        assert (found.matches, getattr(found, how) != (), found.blind, found.faulty) == (True, True, False, True)


SEALED = {who: committed(who) for who in ("council", "haulier")}
ONE_REVEALED = SEALED | {"council": revealed("council", SEALED)}


@pytest.mark.parametrize(
    ("commitments", "waits_for"),
    [({}, ["council", "haulier", "resident"]), (SEALED, ["resident"]), (ONE_REVEALED, [])],
    ids=["nobody has committed", "one is missing", "somebody has revealed"],
)
def test_a_round_asks_whoever_can_still_answer_blind(commitments: dict[str, Commitment], waits_for: list[str]) -> None:
    people = (*ROUND.people, "stranger")
    assert [who for who in people if asks(ROUND, commitments, who)] == waits_for


@pytest.mark.parametrize(
    ("commitments", "can"),
    [({}, []), (SEALED, []), (all_committed(), list(ROUND.people)), (ONE_REVEALED, ["haulier"])],
    ids=["nobody has committed", "one is missing", "all have committed", "somebody has revealed"],
)
def test_who_committed_reveals_once_there_is_nobody_to_wait_for(
    commitments: dict[str, Commitment], can: list[str]
) -> None:
    people = (*ROUND.people, "stranger")
    assert [who for who in people if may_reveal(ROUND, commitments, who)] == can


def test_a_second_commitment_before_any_reveal_is_blind() -> None:
    commitments = all_committed()
    first = committed("resident", {"survey-is-right": 0.5})
    commitments["resident"] = replace(commitments["resident"], replaces=(first.digest,))
    for who in ROUND.people:
        commitments[who] = replace(revealed(who, commitments), replaces=commitments[who].replaces)
    assert all(each.blind for each in standings(ROUND, commitments).values())


def test_the_deadline_is_the_last_day() -> None:
    ending = replace(ROUND, deadline="2026-12-05")
    assert [
        past(each, day) for each, day in [(ending, "2026-12-05"), (ending, "2026-12-06"), (ROUND, "2099-01-01")]
    ] == [
        False,
        True,
        False,
    ]
