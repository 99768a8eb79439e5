"""Repeated texts: a thread or a debate in, `duplicates` and `read` as JSON out. A wrong merge is worse than a miss."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.command import Commands
from tests.contract.example import small

FIRST = "You could hope for coordination to wait, but I think that bigger models are much riskier than small ones."
SECOND = "It is quite unlikely that extracting such conditionals can compete with other ways to train."
QUOTE = "I think that bigger models are much riskier than small ones"
THREAD = [FIRST, SECOND, "A short remark.", QUOTE, FIRST, SECOND, "Is it 10% or 20%?"]


def lines_of(found: Any) -> Any:
    return [
        (each["canonical"]["line"], [(one["ref"]["line"], one["tier"]) for one in each["members"]]) for each in found
    ]


def test_repeats_are_folded_and_quotations_linked(argmap: Commands) -> None:
    found = argmap.run("duplicates", "--json", argmap.write("\n".join(THREAD) + "\n", "t.txt")).json
    assert (found["texts"], found["distinct"]) == (7, 5)
    assert lines_of(found["clusters"]) == [(1, [(5, "same")]), (2, [(6, "same")])]
    (quotation,) = found["quotations"]
    assert (quotation["ref"]["line"], quotation["of"]["line"]) == (4, 1)
    assert THREAD[3][slice(*quotation["span"])] == FIRST[slice(*quotation["of_span"])] == QUOTE


def test_read_has_each_passage_once(argmap: Commands) -> None:
    found = argmap.run("read", "--json", argmap.write("\n".join(THREAD) + "\n", "t.txt")).json
    assert [comment["text"] for comment in found["comments"]] == THREAD
    assert set(found["comments"][0]) >= {"ref", "author", "time", "reply_to", "text"}
    passages = [(each["text"], each["count"], [ref["line"] for ref in each["refs"]]) for each in found["passages"]]
    assert passages[:3] == [(FIRST, 2, [1, 5]), (SECOND, 2, [2, 6]), ("A short remark.", 1, [3])]
    assert len(found["quotations"]) == 1


@pytest.mark.parametrize(
    ("one", "other", "folded"),
    [
        ("The plan is safe for everybody.", "the plan  is safe for everybody.", True),
        ("He said “no” to the whole plan.", 'He said "no" to the whole plan.', True),
        ("Salt &amp; pepper belong on every table.", "Salt & pepper belong on every table.", True),
        ("The plan is safe for everybody.", "The plan is not safe for everybody.", False),
        ("The plan is safe for everybody.", "The plan is safe for everybody?", False),
        ("The plan is safe in 10 of all cases.", "The plan is safe in 10% of all cases.", False),
        ("The change is 1.5 degrees by then.", "The change is 15 degrees by then.", False),
        ("The change is -5 degrees by then.", "The change is 5 degrees by then.", False),
        ("It costs $5 for every day of it.", "It costs €5 for every day of it.", False),
    ],
)
def test_only_typography_is_folded(argmap: Commands, one: str, other: str, folded: bool) -> None:
    found = argmap.run("duplicates", "--json", argmap.write(f"{one}\n{other}\n", "t.txt")).json
    assert found["distinct"] == (1 if folded else 2)
    tiers = {member["tier"] for cluster in found["clusters"] for member in cluster["members"]}
    assert tiers <= ({"same"} if folded else {"variant", "opposite"})


def test_claims_are_named_by_id(argmap: Commands) -> None:
    text = small("a", "b").replace("The claim a", SECOND).replace("The claim b", SECOND.upper())
    file = argmap.write(text)
    (cluster,) = argmap.run("duplicates", "--json", file).json["clusters"]
    assert cluster["canonical"] == {"file": file, "id": "a"}
    assert [(member["ref"], member["tier"]) for member in cluster["members"]] == [({"file": file, "id": "b"}, "same")]


def test_named_columns_of_a_table(argmap: Commands) -> None:
    table = f'key,who,words,up\n1,Ann,"{FIRST}",\n2,Bob,"{FIRST}",1\n'
    columns = ("--text", "words", "--author", "who", "--id", "key", "--reply-to", "up")
    found = argmap.run("read", "--json", argmap.write(table, "t.csv"), *columns).json
    assert [(each["author"], each["ref"]["id"], each["reply_to"]) for each in found["comments"]] == [
        ("Ann", "1", None),
        ("Bob", "2", "1"),
    ]
    assert [each["count"] for each in found["passages"]] == [2]


def test_a_starter_debate_passes_check_and_is_never_written_over(argmap: Commands) -> None:
    thread = argmap.write("\n".join(THREAD) + "\n", "t.txt")
    assert argmap.run("read", thread, "-o", "d.yaml").code == 0
    assert argmap.run("check", "--strict", "d.yaml").code == 0
    before = argmap.read("d.yaml")
    assert argmap.run("read", thread, "-o", "d.yaml").code == 2
    assert argmap.read("d.yaml") == before
