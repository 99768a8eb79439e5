"""A debate goes into the Argument Interchange Format and comes back; what AIFdb gives becomes a debate."""

from __future__ import annotations

import json
from typing import Any

import pytest

from argmap.formats import Request, exported
from argmap.formats.importing import CannotImport, Imported, imported
from argmap.model.values import Argument, Claim, Debate, Premise, Relation
from tests.formats.sample import sample


def graph(nodes: dict[str, str], edges: str, **more: Any) -> str:
    """A graph from `{"1 I": "text"}` and `"1>2 2>3"`."""
    return json.dumps(
        {
            "nodes": [
                dict(zip(("nodeID", "type"), key.split(), strict=True), text=text) for key, text in nodes.items()
            ],
            "edges": [dict(zip(("fromID", "toID"), pair.split(">"), strict=True)) for pair in edges.split()],
            **more,
        }
    )


def read(nodes: dict[str, str], edges: str, **more: Any) -> Imported:
    return imported(graph(nodes, edges, **more), "aif")


def relations(debate: Debate) -> set[tuple[tuple[str, ...], Relation, str]]:
    """What bears on what, in words; an undercut bears on the relation it strikes."""

    def words(id: str) -> str:
        if id in debate.claims:
            return debate.claims[id].text
        return f"{debate.arguments[id].relation} {words(debate.arguments[id].target)}"

    def held(premise: Premise) -> str:
        return ("not " if premise.negated else "") + debate.claims[premise.claim].text

    return {(tuple(map(held, each.premises)), each.relation, words(each.target)) for each in debate.arguments.values()}


THREE = {"1 I": "Close it.", "2 I": "Shops gain.", "3 I": "Oldbury has a bypass."}


def test_an_inference_supports_a_conflict_rebuts_and_strikes() -> None:
    found = read({**THREE, "4 RA": "Default Inference", "5 CA": "CA", "6 CA": "CA"}, "2>4 4>1 3>5 5>4 3>6 6>2").debate
    assert relations(found) == {
        (("Shops gain.",), "supports", "Close it."),
        (("Oldbury has a bypass.",), "undercuts", "supports Close it."),
        (("Oldbury has a bypass.",), "rebuts", "Shops gain."),
    }


def test_the_thesis_is_what_bears_on_nothing() -> None:
    found = read({**THREE, "4 RA": ""}, "2>4 3>4 4>1").debate
    assert [found.claims[id].text for id in found.thesis] == ["Close it."]


def test_a_scheme_that_says_something_is_kept() -> None:
    found = read({**THREE, "4 RA": "Argument from Analogy"}, "2>4 4>1").debate
    assert [each.scheme for each in found.arguments.values()] == ["Argument from Analogy"]


def test_a_locution_says_who_asserted_it() -> None:
    found = read({**THREE, "4 RA": "", "7 L": "Ann B : shops do gain", "8 YA": "Asserting"}, "2>4 4>1 7>8 8>2").debate
    claim = next(each for each in found.claims.values() if each.text == "Shops gain.")
    assert (claim.by, [each.text for each in claim.quotes]) == ("ann-b", ["shops do gain"])


def test_xaif_names_its_participants() -> None:
    inner = json.loads(
        graph(
            {**THREE, "4 RA": "", "7 L": "shops do gain", "8 YA": ""},
            "2>4 4>1 7>8 8>2",
            locutions=[{"nodeID": 7, "personID": 0}],
            participants=[{"participantID": 0, "firstname": "Ann", "surname": "B"}],
        )
    )
    assert list(imported(json.dumps({"AIF": inner, "text": ""}), "aif").debate.participants) == ["ann-b"]


def test_conflicts_both_ways_are_contraries() -> None:
    nodes = {**THREE, "4 CA": "", "5 CA": "", "6 RA": ""}
    assert read(nodes, "1>4 4>2 2>5 5>1 3>6 6>1").debate.contraries == (("close", "shops-gain"),)


DENIED = {"1 I": "A", "2 I": "It is not so: A", "3 I": "B", "4 CA": "", "5 CA": "", "6 RA": "", "7 CA": ""}
BOTH_WAYS = "1>4 4>2 2>5 5>1"


@pytest.mark.parametrize(
    ("edges", "says"),
    [
        ("2>6 6>3", {(("not A",), "supports", "B")}),
        ("3>6 6>2", {(("B",), "supports", "It is not so: A")}),
        ("3>7 7>2", {(("B",), "rebuts", "It is not so: A")}),
    ],
)
def test_a_denial_that_something_bears_on_is_a_claim_of_its_own(edges: str, says: set[object]) -> None:
    assert relations(read(DENIED, f"{BOTH_WAYS} {edges}").debate) == says


def test_a_mutual_conflict_of_which_one_half_is_struck_is_two_rebuttals() -> None:
    found = read({**THREE, "4 CA": "", "5 CA": "", "6 CA": ""}, "1>4 4>2 2>5 5>1 3>6 6>4").debate
    assert [each.relation for each in found.arguments.values()] == ["rebuts", "rebuts", "undercuts"]


def test_one_person_who_speaks_twice_is_one() -> None:
    nodes = {**THREE, "4 L": "Ann B : x", "5 YA": "", "6 L": "Ann B : y", "7 YA": ""}
    assert list(read(nodes, "4>5 5>1 6>7 7>2").debate.participants) == ["ann-b"]


def test_what_has_no_place_is_counted() -> None:
    nodes = {**THREE, "4 RA": "", "5 RA": "", "6 MA": "", "7 CA": "", "8 CA": ""}
    assert read(nodes, "2>4 4>1 3>5 5>4 2>6 6>3 7>8 8>7").losses == (
        "not kept: supports of a step, which is no claim (1)",
        "not kept: schemes without a statement on either side (2)",
        "not kept: rephrasings (1)",
    )


def test_a_locution_without_a_statement_and_an_unknown_kind_are_counted() -> None:
    assert read({"1 I": "A.", "2 L": "Ann : A", "3 ?": ""}, "").losses == (
        "not kept: locutions that assert no statement (1)",
        "not kept: entries of a kind that is not known (1)",
    )


def test_a_statement_in_conflict_with_itself_rebuts_itself() -> None:
    found = read({"1 I": "A.", "2 CA": ""}, "1>2 2>1").debate
    assert (relations(found), found.contraries) == ({(("A.",), "rebuts", "A.")}, ())


def test_a_conflict_may_rebut_and_strike_at_once() -> None:
    found = read({**THREE, "4 RA": "", "5 CA": ""}, "2>4 4>1 3>5 5>4 5>2").debate
    assert relations(found) >= {
        (("Oldbury has a bypass.",), "rebuts", "Shops gain."),
        (("Oldbury has a bypass.",), "undercuts", "supports Close it."),
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "it is no JSON"),
        ("[]", "`nodes` is no list"),
        ('{"nodes": [{"nodeID": 1}], "edges": 3}', "`edges` is no list"),
        ('{"nodes": [], "edges": [{"edgeID": 3, "fromID": 1, "toID": 2}]}', "the edge 3 leads from 1 to 2"),
        ('{"nodes": [], "edges": []}', "there is nothing in it"),
        ('{"nodes": [{"nodeID": 7}, {"nodeID": "7"}], "edges": []}', "several nodes are called 7"),
    ],
)
def test_what_is_no_such_graph_is_told(text: str, says: str) -> None:
    with pytest.raises(CannotImport, match=says):
        imported(text, "aif")


def test_there_and_back_what_bears_on_what_is_the_same() -> None:
    debate = Debate(
        title="Street",
        thesis=("a",),
        claims={id: Claim(id, id.upper()) for id in "abcde"},
        arguments={
            each.id: each
            for each in (
                Argument("s", "supports", "a", (Premise("b"), Premise("c", negated=True))),
                Argument("r", "rebuts", "b", (Premise("d"),)),
                Argument("u", "undercuts", "s", (Premise("d", negated=True),)),
                Argument("v", "undercuts", "u", (Premise("e"),)),
            )
        },
    )
    again = imported(exported(Request(debate), "aif").data.decode(), "aif").debate
    assert relations(again) == relations(debate)
    assert [again.claims[id].text for id in again.thesis] == ["A"]


def test_a_necessary_condition_is_a_conflict_from_each_denial() -> None:
    debate = Debate(
        thesis=("a",),
        claims={id: Claim(id, id.upper()) for id in "abc"},
        arguments={"n": Argument("n", "necessary_for", "a", (Premise("b"), Premise("c")))},
    )
    again = imported(exported(Request(debate), "aif").data.decode(), "aif").debate
    assert relations(again) == {(("not B",), "rebuts", "A"), (("not C",), "rebuts", "A")}


def test_what_is_not_written_is_said() -> None:
    said = exported(Request(sample()), "aif").losses
    assert "written as conflicts from their denial: necessary conditions" in said
    assert any(each.startswith("not kept: strengths") for each in said)


def test_every_edge_leads_from_and_to_a_node() -> None:
    written = json.loads(exported(Request(sample()), "aif").data)
    numbers = {each["nodeID"] for each in written["nodes"]}
    assert {edge[end] for edge in written["edges"] for end in ("fromID", "toID")} <= numbers


def test_half_a_character_is_replaced() -> None:
    found = imported('{"nodes": [{"nodeID": 1, "type": "I", "text": "a\\ud800b"}], "edges": []}', "aif").debate
    assert (found.title, [each.text for each in found.claims.values()]) == ("a\ufffdb", ["a\ufffdb"])
