"""Parts of a gap: published figures, and cases in which there is nothing to divide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.cruxes.compare import compare
from argmap.cruxes.rank import cruxes
from argmap.model.values import Argument, Claim, Debate, Pair, Participant, Premise, Stated
from tests.cruxes.maps import Reason, debate_about_t, wide_debate

REPORT = (0.65, 0.80, 0.40, 0.65, 0.40, 0.95)
FORECASTERS = (0.80, 0.90, 0.58, 0.25, 0.05, 0.40)
PARTS = (0.490, 0.274, 0.903, -1.803, -3.131, -1.662)
PREMISES = tuple(f"p{n}" for n in range(1, 7))


def said(numbers: tuple[float, ...]) -> dict[str, float]:
    return dict(zip(PREMISES, numbers, strict=True))


def six_conditions() -> Debate:
    reasons: dict[str, Reason] = {f"a{n}": ("necessary_for", premise, 1.0) for n, premise in enumerate(PREMISES)}
    return debate_about_t(reasons, {"report": said(REPORT), "forecasters": said(FORECASTERS)}, prior=1.0)


def one_linked_support() -> Debate:
    debate = six_conditions()
    support = Argument("a", "supports", "t", tuple(map(Premise, PREMISES)), strength=1)
    return replace(
        debate, arguments={"a": support}, claims={**debate.claims, "t": Claim("t", "The thesis.", prior=0.0)}
    )


@pytest.mark.parametrize("debate", [six_conditions(), one_linked_support()], ids=["necessary", "linked"])
def test_published_parts_of_power_seeking(debate: Debate) -> None:
    found = compare(debate, "report", "forecasters")
    assert found.method == "shapley"
    assert found.credence_a == pytest.approx(0.051376, abs=5e-7)
    assert found.credence_b == pytest.approx(0.002088, abs=5e-7)
    shares = {part.id: part.share * 100 for part in found.parts}
    assert [shares[premise] for premise in PREMISES] == pytest.approx(PARTS, abs=5e-4)
    assert sum(part.share for part in found.parts) == pytest.approx(found.gap, abs=1e-15)


def test_the_largest_part_stands_first() -> None:
    parts = compare(six_conditions(), "report", "forecasters").parts
    assert [part.id for part in parts] == ["p5", "p4", "p6", "p3", "p1", "p2"]
    assert (parts[0].kind, parts[0].a, parts[0].b) == ("credence", 0.40, 0.05)


def test_exchanging_the_two_turns_every_sign() -> None:
    there, back = (compare(six_conditions(), *pair) for pair in (("report", "forecasters"), ("forecasters", "report")))
    assert [p.id for p in back.parts] == [p.id for p in there.parts]
    assert [p.share for p in back.parts] == pytest.approx([-p.share for p in there.parts], abs=1e-15)


def test_strengths_and_priors_are_parts_too() -> None:
    debate = debate_about_t({"a": ("supports", "x", 0.5)}, {"ann": {"x": 0.5, "a": 0.9}, "bob": {"x": 0.5}})
    credences = {who: dict(entries) for who, entries in debate.credences.items()}
    credences["bob"]["t"] = Stated(prior=0.1)
    kinds = {
        part.id: (part.kind, part.a, part.b)
        for part in compare(replace(debate, credences=credences), "ann", "bob").parts
    }
    assert kinds == {"a": ("strength", 0.9, 0.5), "t": ("prior", 0.5, 0.1)}


def test_who_agrees_on_everything_has_no_parts() -> None:
    debate = debate_about_t({"a": ("supports", "x", 1.0)}, {"ann": {"x": 0.3}, "bob": {"x": 0.3}})
    found = compare(debate, "ann", "bob")
    assert (found.gap, found.parts) == (0.0, ())


def test_differing_numbers_that_cancel_are_shown() -> None:
    debate = debate_about_t(
        {"a": ("supports", "x", 1.0), "b": ("supports", "y", 1.0)},
        {"ann": {"x": 0.3, "y": 0.6}, "bob": {"x": 0.6, "y": 0.3}},
    )
    found = compare(debate, "ann", "bob")
    assert found.gap == pytest.approx(0.0, abs=1e-15)
    assert [part.share for part in found.parts] == pytest.approx([0.0825, -0.0825])


def test_an_undefined_credence_has_no_gap() -> None:
    debate = debate_about_t(
        {"a": ("supports", "x", 1.0), "b": ("supports", "y", 1.0)}, {"ann": {"x": 0.7, "y": 0.8}, "bob": {}}
    )
    found = compare(replace(debate, contraries=(("x", "y"),)), "ann", "bob")
    assert (found.credence_a, found.gap, found.parts) == (None, None, ())
    assert found.credence_b is not None
    assert [finding.code for finding in found.findings] == ["contraries-overfull"]


def test_likelihoods_are_parts_with_a_side() -> None:
    argument = Argument("e", "evidence_for", "t", (Premise("seen"),))
    pairs = {"ann": Stated(likelihoods=Pair(0.8, 0.2)), "bob": Stated(likelihoods=Pair(0.6, 0.2))}
    debate = Debate(
        "T",
        ("t",),
        claims={"t": Claim("t", "T."), "seen": Claim("seen", "Seen.", prior=1.0)},
        arguments={"e": argument},
        participants={who: Participant(who) for who in pairs},
        credences={who: {"e": pair} for who, pair in pairs.items()},
    )
    found = compare(debate, "ann", "bob")
    assert [(p.id, p.kind, p.side, p.a, p.b) for p in found.parts] == [("e", "likelihood", "if_true", 0.8, 0.6)]
    assert found.method == "aumann-shapley"
    assert found.gap == pytest.approx(0.75 - 0.8)


def test_parts_of_a_ratio_are_integrals_along_the_straight_way() -> None:
    ends = {"ann": (0.2, 0.8, 0.2), "bob": (0.6, 0.6, 0.3)}
    debate = Debate(
        "T",
        ("t",),
        claims={"t": Claim("t", "T."), "seen": Claim("seen", "Seen.", prior=1.0)},
        arguments={"e": Argument("e", "evidence_for", "t", (Premise("seen"),))},
        participants={who: Participant(who) for who in ends},
        credences={
            who: {"t": Stated(prior=p), "e": Stated(likelihoods=Pair(true, false))}
            for who, (p, true, false) in ends.items()
        },
    )
    parts = {(part.id, part.side): part.share for part in compare(debate, "ann", "bob").parts}
    # P(T | E) = p·a / (p·a + (1-p)·b), its derivatives by p, a and b summed at the middle of 20,000 steps.
    start, change = ends["ann"], tuple(b - a for a, b in zip(ends["ann"], ends["bob"], strict=True))
    by_hand, steps = [0.0, 0.0, 0.0], 20_000
    for n in range(steps):
        p, a, b = (x + (n + 0.5) / steps * d for x, d in zip(start, change, strict=True))
        whole = (p * a + (1 - p) * b) ** 2
        for at, slope in enumerate((a * b, p * (1 - p) * b, -p * (1 - p) * a)):
            by_hand[at] += change[at] * slope / whole / steps
    assert [parts[key] for key in (("t", None), ("e", "if_true"), ("e", "if_false"))] == pytest.approx(
        by_hand, abs=1e-8
    )


def observed_consequence() -> Debate:
    """Return t below c, which is observed through seen; x bears on c as well."""
    arguments = {
        "tc": Argument("tc", "supports", "c", (Premise("t"),), strength=0.9),
        "xc": Argument("xc", "supports", "c", (Premise("x"),), strength=0.9),
        "e": Argument("e", "evidence_for", "c", (Premise("seen"),), likelihoods=Pair(0.9, 0.1)),
    }
    claims = {id: Claim(id, id, prior=0.1) for id in ("t", "c", "x")} | {"seen": Claim("seen", "Seen.", prior=1.0)}
    said = {"ann": {"x": Stated(credence=0.9)}, "bob": {"x": Stated(credence=0.1)}}
    return Debate(
        "T", ("t",), claims=claims, arguments=arguments, participants={w: Participant(w) for w in said}, credences=said
    )


def test_what_explains_an_observation_away_is_a_part() -> None:
    found = compare(observed_consequence(), "ann", "bob")
    assert [part.id for part in found.parts] == ["x"]
    assert found.gap is not None
    assert found.gap > 0.1
    assert found.parts[0].share == pytest.approx(found.gap, abs=1e-12)


def test_what_explains_an_observation_away_is_a_question() -> None:
    asked = {crux.claims[0] for crux in cruxes(observed_consequence(), between=("ann", "bob")).cruxes}
    assert asked == {"x", "c", "seen"}


def test_a_map_too_wide_is_refused_by_name() -> None:
    found = compare(wide_debate(), "a", "b")
    assert (found.sampled, found.parts) == (True, ())
    assert "gap-not-divided" in [finding.code for finding in found.findings]
    assert found.credence_a is not None
    assert found.gap == pytest.approx((found.credence_b or 0.0) - found.credence_a)
