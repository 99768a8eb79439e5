"""The rules of shape, on debates made in a program: each breaks one rule at one path."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.model.consequences import components, consequences, path_between
from argmap.model.diagnostic import Path
from argmap.model.rules import findings
from argmap.model.values import Argument, Claim, Crux, Debate, Pair, Participant, Premise, Quote, Relation, Stated

PAIR = Pair(0.8, 0.3)


def debate(*arguments: Argument, claims: str = "abcd") -> Debate:
    return Debate(
        title="T",
        thesis=("a",),
        participants={"me": Participant("me")},
        claims={id: Claim(id, id.upper()) for id in claims},
        arguments={argument.id: argument for argument in arguments},
    )


def step(id: str, relation: Relation, target: str, *premises: str) -> Argument:
    return Argument(id, relation, target, tuple(Premise(id) for id in premises))


def evidence(id: str, target: str, observed: str) -> Argument:
    return replace(step(id, "evidence_for", target, observed), likelihoods=PAIR)


def broken(subject: Debate) -> list[tuple[str, Path]]:
    return [(finding.code, finding.path) for finding in findings(subject)]


def test_a_debate_of_every_relation_breaks_no_rule() -> None:
    subject = debate(
        step("r", "supports", "a", "b"),
        step("n", "necessary_for", "a", "c"),
        step("u", "undercuts", "r", "c"),
        step("v", "undercuts", "u", "b"),
        evidence("e", "b", "d"),
        replace(step("w", "rebuts", "a"), text="a bare reason"),
    )
    subject = replace(
        subject,
        contraries=(("b", "c"),),
        credences={"me": {"b": Stated(0.5, 0.4), "r": Stated(0.9), "e": Stated(likelihoods=PAIR)}},
        cruxes={"x": Crux("x", ("b", "c"), conditionals={"me": PAIR})},
    )
    assert broken(subject) == []


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        (step("r", "supports", "z", "b"), ("unknown-claim", ("arguments", "r", "supports"))),
        (step("r", "supports", "a", "z"), ("unknown-claim", ("arguments", "r", "premises", 0))),
        (step("r", "undercuts", "z", "b"), ("unknown-argument", ("arguments", "r", "undercuts"))),
        (step("r", "undercuts", "a", "b"), ("wrong-target", ("arguments", "r", "undercuts"))),
        (step("r", "undercuts", "r", "b"), ("self-target", ("arguments", "r", "undercuts"))),
        (step("r", "supports", "a", "a"), ("self-target", ("arguments", "r", "supports"))),
        (step("r", "supports", "a"), ("no-premises", ("arguments", "r"))),
        (replace(step("r", "necessary_for", "a"), text="T"), ("no-premises", ("arguments", "r"))),
        (step("r", "supports", "a", "b", "b"), ("repeated-premise", ("arguments", "r", "premises", 1))),
        (
            replace(step("r", "supports", "a", "b"), likelihoods=PAIR),
            ("likelihoods-misplaced", ("arguments", "r", "likelihoods")),
        ),
        (replace(step("r", "supports", "a", "b"), by="you"), ("unknown-participant", ("arguments", "r", "by"))),
        (step("r", "evidence_for", "a", "b"), ("no-likelihoods", ("arguments", "r"))),
        (replace(evidence("r", "a", "b"), strength=0.5), ("evidence-strength", ("arguments", "r", "strength"))),
        (replace(evidence("r", "a", "b"), premises=()), ("evidence-premises", ("arguments", "r", "premises"))),
        (
            replace(evidence("r", "a", "b"), premises=(Premise("b", True),)),
            ("evidence-premises", ("arguments", "r", "premises", 0)),
        ),
        (step("b", "supports", "a", "c"), ("id-twice", ("arguments", "b"))),
    ],
)
def test_an_argument_breaks_one_rule(argument: Argument, expected: tuple[str, Path]) -> None:
    assert broken(debate(argument)) == [expected]


def test_evidence_is_not_undercut() -> None:
    assert broken(debate(evidence("e", "a", "b"), step("u", "undercuts", "e", "c"))) == [
        ("evidence-undercut", ("arguments", "u", "undercuts"))
    ]


def test_an_observation_is_a_leaf() -> None:
    subject = debate(evidence("e", "a", "b"), step("r", "supports", "b", "c"))
    assert broken(subject) == [("evidence-not-leaf", ("arguments", "e", "premises", 0))]


def test_an_observation_has_one_evidence_argument() -> None:
    subject = debate(evidence("e", "a", "b"), evidence("f", "c", "b"))
    assert [code for code, _ in broken(subject)] == ["evidence-repeated"] * 2


def test_a_claim_is_no_consequence_of_its_observation_and_the_cycle_is_named() -> None:
    subject = debate(evidence("e", "a", "b"), step("r", "supports", "c", "b"), step("s", "rebuts", "a", "c"))
    (finding,) = findings(subject)
    assert finding.code == "evidence-cycle"
    assert finding.message.endswith("a → b → c → a")


def test_an_observation_that_undercuts_a_reason_for_the_claim_closes_a_cycle() -> None:
    subject = debate(evidence("e", "a", "b"), step("r", "supports", "a", "c"), step("u", "undercuts", "r", "b"))
    assert [code for code, _ in broken(subject)] == ["evidence-cycle"]


def test_two_observations_of_one_claim_are_no_cycle() -> None:
    assert broken(debate(evidence("e", "a", "b"), evidence("f", "a", "c"))) == []


def test_a_cycle_of_supports_is_allowed() -> None:
    assert broken(debate(step("r", "supports", "a", "b"), step("s", "supports", "b", "a"))) == []


@pytest.mark.parametrize(
    ("group", "code"), [(("b",), "small-group"), (("b", "z"), "unknown-claim"), (("b", "c", "b"), "repeated-claim")]
)
def test_contraries_are_two_different_claims_or_more(group: tuple[str, ...], code: str) -> None:
    assert [found for found, _ in broken(replace(debate(), contraries=(group,)))] == [code]


@pytest.mark.parametrize(
    ("who", "id", "stated", "code"),
    [
        ("you", "b", Stated(0.5), "unknown-participant"),
        ("me", "z", Stated(0.5), "unknown-id"),
        ("me", "b", Stated(likelihoods=PAIR), "likelihoods-misplaced"),
        ("me", "r", Stated(likelihoods=PAIR), "likelihoods-misplaced"),
        ("me", "r", Stated(prior=0.5), "prior-misplaced"),
        ("me", "e", Stated(0.5), "evidence-strength"),
    ],
)
def test_a_credence_is_somebodys_about_something(who: str, id: str, stated: Stated, code: str) -> None:
    subject = debate(step("r", "supports", "a", "b"), evidence("e", "a", "d"))
    assert [found for found, _ in broken(replace(subject, credences={who: {id: stated}}))] == [code]


@pytest.mark.parametrize(
    ("crux", "code"),
    [
        (Crux("x", ()), "small-group"),
        (Crux("x", ("z",)), "unknown-claim"),
        (Crux("x", ("b", "b")), "repeated-claim"),
        (Crux("x", ("a",)), "self-target"),
        (Crux("x", ("b",), "z"), "unknown-claim"),
        (Crux("x", ("b",), raised_by="you"), "unknown-participant"),
        (Crux("x", ("b",), conditionals={"you": PAIR}), "unknown-participant"),
    ],
)
def test_a_crux_asks_about_claims(crux: Crux, code: str) -> None:
    assert [found for found, _ in broken(replace(debate(), cruxes={"x": crux}))] == [code]


def test_claims_need_a_thesis() -> None:
    assert broken(replace(debate(), thesis=())) == [("no-thesis", ("thesis",))]
    assert broken(Debate(title="T")) == []


def test_a_quote_needs_its_source() -> None:
    claims = {"a": Claim("a", "A", quotes=(Quote("s", "words"),))}
    assert broken(replace(debate(), claims=claims)) == [("unknown-source", ("claims", "a", "quotes", 0, "source"))]


def test_a_nearby_id_is_suggested() -> None:
    subject = replace(debate(claims="a"), claims={"bigger-is-riskier": Claim("bigger-is-riskier", "B")})
    (finding,) = findings(replace(subject, thesis=("biger-is-riskier",)))
    assert finding.help == "did you mean 'bigger-is-riskier'?"


def test_a_chain_of_five_thousand_claims_is_no_matter_of_depth() -> None:
    ids = [f"c{number}" for number in range(5000)]
    steps = {f"r{n}": step(f"r{n}", "supports", ids[n], ids[n + 1]) for n in range(4999)}
    steps["back"] = step("back", "supports", ids[-1], ids[0])
    subject = Debate(title="T", thesis=("c0",), claims={id: Claim(id, id) for id in ids}, arguments=steps)
    assert findings(subject) == ()
    edges = consequences(subject)
    assert [len(members) for members in components(edges)] == [5000]
    assert path_between(edges, "c4999", "c0")[-1] == "c0"


def test_undercuts_in_a_circle_bear_on_no_claim() -> None:
    subject = debate(step("u", "undercuts", "v", "b"), step("v", "undercuts", "u", "c"))
    assert broken(subject) == []
    assert consequences(subject) == {}
