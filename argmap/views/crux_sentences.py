"""Cruxes and gaps in plain sentences.

Knows how a question's worth is said to somebody who has never heard of it. Must not know terminals or rankings.

A name may be one person's or many people's ("The hauliers"), so no verb stands beside it that would have to tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from argmap.cruxes.grouping import PartGroup
from argmap.cruxes.names import called, joined, sentence_start, within_sentence
from argmap.cruxes.result import Comparison, GapPart, Nature, PersonalCrux, RankedCrux
from argmap.model.percent import ASSUMED
from argmap.model.values import Argument, Claim, Debate
from argmap.text.safe import display_text
from argmap.views.figures import from_to, percent, points

NATURES: Mapping[Nature, str] = {
    "double": "a double crux: each side would come closer by taking on the other's credence",
    "one-sided": "a crux for one side only",
    "anti": "no crux: taking on the other's credence would drive them apart",
    "agreed": "no gap to close",
    "none": "hardly matters to their gap",
}
_PERCENTAGE = re.compile(r"[+−]?[<>]?\d+(?:\.\d+)?(?:%| points)")
KINDS = {
    "credence": "credence in",
    "prior": "prior of",
    "strength": "strength of",
    "likelihood": "likelihood of",
}
CALIBRATED = "°"
"""Marks a coin that was set so that a stated credence comes out."""
STATUSES = {
    "candidate": "",
    "open": "open crux",
    "agreed": "agreed crux",
    "resolved": "resolved crux",
    "set-aside": "crux set aside",
}


def statement(debate: Debate, claims: Sequence[str]) -> str:
    """Return what a question asks: the claim's text, or all of them joined."""
    texts = [display_text(debate.claims[c].text) if c in debate.claims else c for c in claims]
    return texts[0] if len(texts) == 1 else "All of: " + " · ".join(texts)


def settled(debate: Debate, by: Mapping[str, PersonalCrux], *, true: bool) -> str:
    """Return "If this were settled true, the critic would go from 5% to 31% and the author from 60% to 64%."

    People for whom that is not defined are left out; empty where there are none.
    """
    moves = []
    for who, personal in by.items():
        there = personal.if_true if true else personal.if_false
        if there is not None and personal.target is not None:
            moves.append((within_sentence(called(debate, who)), percent(personal.target), percent(there)))
    if not moves:
        return ""
    (first, now, then), *others = moves
    parts = [f"{first} would {_move(now, then)}", *(f"{name} {_other_move(a, b)}" for name, a, b in others)]
    return f"If this were settled {'true' if true else 'false'}, {joined(parts)}."


def _move(now: str, then: str) -> str:
    return f"stay at {now}" if now == then else f"go from {now} to {then}"


def _other_move(now: str, then: str) -> str:
    return f"would stay at {now}" if now == then else f"from {now} to {then}"


def closing(debate: Debate, crux: RankedCrux, between: tuple[str, str]) -> str:
    """Return how much of the gap each side closes by taking on the other's credence, and what that makes it."""
    shares = [(who, crux.closes.get(who)) for who in between]
    if all(share is None for _, share in shares):
        return ""
    first, second = (within_sentence(called(debate, who)) for who in between)
    own, other = (percent(crux.by[who].credence) for who in between)
    held = (
        f"{first} and {second} both hold it at {own}"
        if own == other
        else f"it is held at {own} by {first} and at {other} by {second}"
    )
    said = ", ".join(
        f"{within_sentence(called(debate, who))} would {'close' if share >= 0 else 'widen'} {percent(abs(share))}"
        for who, share in shares
        if share is not None
    )
    certain = "".join(
        f" For {within_sentence(called(debate, who))} it is certain, and the map does not say what else would follow."
        for who, share in shares
        if share is None
    )
    return sentence_start(
        f"{held}. Taking on the other's credence, {said} of the gap: {NATURES[crux.nature]}.{certain}"
    )


def information_in_words(debate: Debate, who: str, personal: PersonalCrux) -> str:
    """Return how much settling a question would tell one person about the target."""
    if personal.voi_bits is None or personal.voi_share is None:
        return ""
    name, share = within_sentence(called(debate, who)), percent(personal.voi_share)
    return (
        f"Settling it is expected to remove {share} of the doubt that {name} has about the claim in dispute "
        f"({personal.voi_bits:.3f} bits)."
    )


def elicited_in_words(debate: Debate, by: Mapping[str, PersonalCrux]) -> tuple[str, ...]:
    """Return for each person who gave conditionals what their map says instead, where the two differ."""
    found = []
    for who, one in by.items():
        if one.source != "elicited" or one.map_if_true is None or one.map_if_false is None:
            continue
        said = (percent(one.if_true), percent(one.if_false))
        own = (percent(one.map_if_true), percent(one.map_if_false))
        if said != own:
            name = sentence_start(called(debate, who))
            found.append(f"{name} said {said[0]} if true and {said[1]} if false; their map says {own[0]} and {own[1]}.")
    return tuple(found)


def estimated(sentence: str) -> str:
    """Return a sentence of numbers with ≈ before every one, for numbers that were sampled.

    >>> estimated("from 5.1% to <0.1%: −5.0 points")
    'from ≈5.1% to ≈<0.1%: ≈−5.0 points'
    """
    return _PERCENTAGE.sub(r"≈\g<0>", sentence)


def part_name(debate: Debate, part: GapPart) -> str:
    """Return what a part of a gap is about: "credence in bigger-is-riskier"."""
    side = f" ({'if true' if part.side == 'if_true' else 'if false'})" if part.side else ""
    return f"{KINDS[part.kind]} {part.id}{side}"


def calibrated_for(debate: Debate, comparison: Comparison, part: GapPart) -> tuple[str, ...]:
    """Return the people who never gave the number of a part themselves: it was set so that their credence comes out."""
    targeted = any(a.target == part.id and a.relation != "undercuts" for a in debate.arguments.values())
    if part.kind != "prior" or not targeted:
        return ()
    found = ((who, debate.stated(who, part.id)) for who in (comparison.a, comparison.b))
    return tuple(who for who, said in found if said.prior is None and said.credence is not None)


def assumed_for(debate: Debate, comparison: Comparison, part: GapPart) -> tuple[str, ...]:
    """Return the people for whom the number of a part is the debate's default, since nobody stated it."""
    entry = debate.claims.get(part.id) or debate.arguments[part.id]
    own = entry.prior if isinstance(entry, Claim) else entry.strength
    if own is not None or part.kind == "likelihood":
        return ()
    found = ((who, debate.stated(who, part.id)) for who in (comparison.a, comparison.b))
    return tuple(who for who, said in found if said.prior is None and said.credence is None)


def part_values(debate: Debate, comparison: Comparison, part: GapPart) -> str:
    """Return both people's numbers, marked where they are nobody's own words: `CALIBRATED`, or `ASSUMED`."""
    calibrated, silent = calibrated_for(debate, comparison, part), assumed_for(debate, comparison, part)
    ends = from_to(part.a, part.b).split(" → ")
    return " → ".join(
        end + (CALIBRATED if who in calibrated else ASSUMED if who in silent else "")
        for who, end in zip((comparison.a, comparison.b), ends, strict=True)
    )


def values_legend(debate: Debate, comparison: Comparison) -> str:
    """Return what the marks in `part_values` mean, of those that occur among all parts."""
    marks = {
        f"{CALIBRATED} set by what was stated of the claim": calibrated_for,
        f"{ASSUMED} assumed": assumed_for,
    }
    return ", ".join(
        said for said, of in marks.items() if any(of(debate, comparison, part) for part in comparison.parts)
    )


def group_name(debate: Debate, group: PartGroup) -> str:
    """Return what the parts of a group have in common: "through riskier: Bigger models are riskier."."""
    if group.kind == "target":
        return "the claim itself, before any argument"
    if group.kind == "other":
        return "through no argument: claims that exclude one another"
    if group.kind == "shared":
        return f"shared by several arguments: {', '.join(group.through)}"
    (id,) = group.through
    return f"through {id}: {reason_text(debate, debate.arguments[id])}"


def reason_text(debate: Debate, argument: Argument) -> str:
    """Return what an argument says: its own text, else its premises."""
    if argument.text:
        return display_text(argument.text)
    texts = [("not: " if p.negated else "") + display_text(debate.claims[p.claim].text) for p in argument.premises]
    return " · ".join(texts)


def gap_sentence(debate: Debate, comparison: Comparison) -> str:
    """Return how far two people are apart, in a sentence."""
    a, b = (within_sentence(called(debate, who)) for who in (comparison.a, comparison.b))
    if comparison.gap is None:
        return sentence_start(f"the gap between {a} and {b} is not defined: one of them has no credence in it.")
    if comparison.gap == 0:
        return sentence_start(f"{a} and {b} both come to {percent(comparison.credence_a)}: there is no gap.")
    return sentence_start(
        f"it comes to {percent(comparison.credence_a)} for {a} and to {percent(comparison.credence_b)} for {b}:"
        f" {points(comparison.gap)} from one to the other."
    )
