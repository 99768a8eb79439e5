"""Threads and repeats on the command line: JSON as contracted, text for people, starters that pass the check."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.cli.command import Commands

THREAD = """\
I think that the old boats take far more of the young fish than the seals do.
Nets with wider meshes are safe for the young fish.
“Nets with wider meshes are safe” is not what I said about the young fish.
i think that the old boats take far more of the young fish than the seals do.
Nets with wider meshes are not safe for the young fish.
You say the old boats take far more of the young fish than anything, and I doubt it.
"""


def test_duplicates_json_is_the_contract(argmap: Commands) -> None:
    found = argmap.run("duplicates", argmap.write(THREAD, "t.txt"), "--json").json
    file = str(argmap.folder / "t.txt")
    assert (found["texts"], found["distinct"]) == (6, 5)
    one, two = found["clusters"]
    assert one["canonical"] == {"file": file, "line": 1}
    assert one["members"] == [{"ref": {"file": file, "line": 4}, "tier": "same", "score": 1.0, "why": None}]
    assert [(m["ref"]["line"], m["tier"]) for m in two["members"]] == [(5, "opposite")]
    assert [q["ref"]["line"] for q in found["quotations"]] == [3, 6]
    (start, end), (of_start, of_end) = found["quotations"][1]["span"], found["quotations"][1]["of_span"]
    lines = THREAD.splitlines()
    assert lines[5][start:end] == lines[0][of_start:of_end] == "the old boats take far more of the young fish than"


def test_duplicates_tells_people_what_differs(argmap: Commands) -> None:
    result = argmap.run("duplicates", argmap.write(THREAD, "t.txt"))
    assert "×2  line 1, line 4" in result.out
    assert "are {+not+} safe" in result.out
    assert result.err.startswith("6 texts, 5 distinct")


def test_claims_are_named_by_id(argmap: Commands) -> None:
    debate = "argmap: 1\ntitle: T\nthesis: a\nclaims:\n  a: {text: It is so.}\n  b: {text: it is  so.}\n"
    found = argmap.run("duplicates", argmap.write(debate, "d.yaml"), "--json").json
    assert found["clusters"][0]["canonical"]["id"] == "a"


def test_read_json_has_each_passage_once(argmap: Commands) -> None:
    found = argmap.run("read", argmap.write(THREAD, "t.txt"), "--json").json
    assert [comment["text"] for comment in found["comments"]] == THREAD.splitlines()
    assert [passage["count"] for passage in found["passages"]] == [2, 1, 1, 1, 1]
    assert [ref["line"] for ref in found["passages"][0]["refs"]] == [1, 4]
    assert set(found["comments"][0]) == {"ref", "author", "time", "reply_to", "text"}


def test_tables_are_read_by_their_columns(argmap: Commands) -> None:
    table = argmap.write("nr,who,said,on\n1,ann,It is so.,\n2,bo,It is so.,1\n", "t.csv")
    options = ("--text", "said", "--author", "who", "--id", "nr", "--reply-to", "on")
    found = argmap.run("read", table, *options, "--json").json
    assert found["comments"][1]["reply_to"] == "1"
    assert [ref["id"] for ref in found["passages"][0]["refs"]] == ["1", "2"]
    assert argmap.run("duplicates", table, *options, "--json").json["distinct"] == 1
    assert argmap.run("read", table).code == 1


NAMED = """\
id,author,parent,time,body
1,Ann,,1709280000,"Wider nets would help the young fish of this coast.

Boats take the rest."
2,,1,,"You say that wider nets would help the young fish of this coast."
3,Bo,2,,Wider nets would help the young fish of this coast.
"""


def test_a_thread_reads_like_a_conversation(argmap: Commands) -> None:
    result = argmap.run("read", argmap.write(NAMED, "t.csv"))
    assert result.out.splitlines() == [
        "Ann · 2024-03-01 08:00",
        "     1 ×2   Wider nets would help the young fish of this coast.",
        "            Boats take the rest.",
        "",
        "no name · to Ann",
        "     2      You say that wider nets would help the young fish of this coast.",
        "            ❝ quotes Ann, 1: “wider nets would … of this coast.”",
    ]


def test_a_passage_stands_at_its_own_line(argmap: Commands) -> None:
    result = argmap.run("read", argmap.write("## Ann\n\nBoats.\n\nNets.\n\n> Seals.\nNo.\n", "t.md"))
    assert [line.split()[0] for line in result.out.splitlines()] == ["Ann", "3", "5", "7", "8"]


def test_a_starter_holds_what_has_something_of_its_own_to_say(argmap: Commands) -> None:
    thread = "## Ann\n\nNets with wider meshes are safe for fish.\n\n- Boats take the rest.\n\n## Bo\n\n"
    result = argmap.run(
        "read", argmap.write(thread + "> Nets with wider meshes are safe\n\n+1\n", "t.md"), "-o", "d.yaml"
    )
    assert [line for line in argmap.read("d.yaml").splitlines() if "text: " in line and "quotes" not in line] == [
        '#     text: "Nets with wider meshes are safe for fish."',
        '#     text: "Boats take the rest."',
    ]
    assert result.err.splitlines()[0].endswith("2 passages to map")


@pytest.mark.parametrize("options", [(), ("--claims",)])
def test_a_starter_passes_the_check(argmap: Commands, options: tuple[str, ...]) -> None:
    text = THREAD + "\x1b[2J: #odd - \u2028 \u202e \\ \"x\" 'y'\n"
    thread = argmap.write(f"## Ann\n\n{text}\n## Bo & co.\n\n> {text}", "t.md")
    assert argmap.run("read", thread, "-o", "d.yaml", *options).code == 0
    assert argmap.run("check", "d.yaml").code == 0
    shown = argmap.run("show", "d.yaml", "--json").json
    assert set(shown["sources"]) == {"thread"}


def test_a_starter_overwrites_nothing(argmap: Commands) -> None:
    thread, debate = argmap.write(THREAD, "t.txt"), argmap.write("mine", "d.yaml")
    assert argmap.run("read", thread, "-o", debate).code == 2
    assert argmap.read("d.yaml") == "mine"


def test_a_thread_elsewhere_is_copied_beside_the_starter(argmap: Commands) -> None:
    (argmap.folder / "sub").mkdir()
    argmap.run("read", argmap.write(THREAD, "t.txt"), "-o", "sub/d.yaml")
    assert argmap.read("sub/t.txt") == THREAD
    assert argmap.run("check", "sub/d.yaml").code == 0


def test_hostile_text_reaches_no_terminal(argmap: Commands) -> None:
    hostile = "\x1b]0;x\x07\x1b[2J is what they say about the young fish and the seals\u202e"
    thread = argmap.write(f"{hostile}\n{hostile.upper()}\n{hostile} not\n", "t.txt")
    for words in (
        ("read", thread),
        ("duplicates", thread),
        ("read", thread, "--json"),
        ("duplicates", thread, "--json"),
    ):
        result = argmap.run(*words)
        assert not set(result.out + result.err) & set("\x1b\x07\u202e")


def test_merge_claims_keeps_what_was_said_of_both(argmap: Commands) -> None:
    file = argmap.write()
    assert argmap.run("merge-claims", file, "bigger-is-riskier", "old-data", "--prefer", "keep").code == 0
    text = argmap.read()
    assert "old-data" not in text
    assert "premises: [bigger-is-riskier]" in text


def test_two_numbers_of_one_person_are_never_averaged(argmap: Commands) -> None:
    before = argmap.write()
    result = argmap.run("merge-claims", before, "bigger-is-riskier", "old-data")
    assert result.code == 1
    assert "old-data" in argmap.read()


@pytest.mark.parametrize("words", [("--threshold", "2%"), ("--threshold", "x"), ("--format", "odd")])
def test_bad_options_end_with_two(argmap: Commands, words: tuple[str, ...]) -> None:
    assert argmap.run("duplicates", argmap.write(THREAD, "t.txt"), *words).code == 2


def test_a_file_that_is_not_there_ends_with_two(argmap: Commands) -> None:
    assert argmap.run("read", "nowhere.txt").code == 2


def test_bulk_writes_clusters_and_says_nothing_else(argmap: Commands) -> None:
    pytest.importorskip("duckdb")
    table = argmap.write("id,text\na,It is so.\nb,it is  so.\nc,It is not.\n", "t.csv")
    words = [sys.executable, "-m", "argmap", "duplicates", "--bulk", table, "-o", "out.csv", "--json"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert argmap.read("out.csv") == "canonical,member,tier,score\na,b,same,1.0\n"
    assert json.loads(done.stdout) == {"texts": 3, "distinct": 2, "rows": 1, "uncompared": 0, "out": "out.csv"}
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [(), ("-o", "out.txt"), ("-o", "out.csv", "--memory", "much")])
def test_bulk_says_what_it_needs(argmap: Commands, words: tuple[str, ...]) -> None:
    assert argmap.run("duplicates", "--bulk", argmap.write("id,text\n", "t.csv"), *words).code == 2


def test_a_debate_is_no_thread(argmap: Commands) -> None:
    result = argmap.run("read", argmap.write())
    assert result.code == 2
    assert "is a debate, not a thread\n  Print it: argmap show" in result.err
