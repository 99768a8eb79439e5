"""Why a number is what it is, in plain sentences: where it starts, what moves it most, what is only assumed.

Knows how an explanation reads. Must not know terminals, or how a number is computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from argmap.credence.result import NOBODY, ClaimCredence, Contribution, Credences, Explanation, GroupEffect
from argmap.cruxes.names import called, joined, sentence_start, within_sentence
from argmap.model.values import Argument, Debate
from argmap.text.safe import display_text
from argmap.views.crux_sentences import reason_text
from argmap.views.figures import from_to, percent, points

Kind = Literal["start", "for", "against", "contraries", "assumed", "sampled"]

ESTIMATED = (
    "Honouring what is stated exactly takes too much work here: coins were set in sampled worlds, so effects are"
    " estimates and may be a point off."
)
SHORT = 64
NAMED = 4
FAINT = 0.0005
"""An effect that no rounded number shows is not worth a sentence."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence, what it is about, and the argument or the claims it names."""

    kind: Kind
    sentence: str
    ids: tuple[str, ...] = ()


def why(debate: Debate, credences: Credences, explanation: Explanation, *, strongest: int = 2) -> tuple[Reason, ...]:
    """Return why a claim or an argument has its number for one participant, in a few sentences.

    The start, up to `strongest` reasons for it and as many objections less one, groups of contraries at work, and what
    is only assumed.
    """
    start = _start(debate, credences, explanation)
    step = debate.arguments.get(explanation.claim)
    if _number(credences, explanation) is None or (step is not None and step.relation == "evidence_for"):
        return (start,)
    return (
        start,
        *_moves(debate, credences, explanation, "for", strongest),
        *_moves(debate, credences, explanation, "against", max(1, strongest - 1)),
        *_groups(debate, explanation),
        *_assumed(debate, credences, explanation),
        *([Reason("sampled", ESTIMATED, ())] if explanation.method == "sampled" else []),
    )


def name_of(debate: Debate, who: str) -> str:
    """Return how a participant is called within a sentence; "the map" where there are none."""
    return "the map" if who == NOBODY and who not in debate.participants else within_sentence(called(debate, who))


def step_words(debate: Debate, step: Argument, longest: int = SHORT) -> str:
    """Return an argument in words on one line: its own text, or else its premises."""
    return short(reason_text(debate, step) or step.id, longest)


def short(text: str, longest: int = SHORT) -> str:
    """Return a text on one line, cut at a space where it is longer than `longest`; safe for a terminal."""
    line = display_text(" ".join(text.split()))
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0] + " …"


def how_it_goes(debate: Debate, credences: Credences, who: str, part: Contribution) -> str:
    """Return how an argument goes through: "goes through 66%", or "needed; met with 68%" for a needed premise."""
    step = debate.arguments[part.argument]
    if step.relation == "evidence_for":
        return evidence_words(debate, credences, who, step)
    if step.relation == "necessary_for" and len(step.premises) == 1:
        found = credences.participants[who].claims.get(step.premises[0].claim)
        met = None if found is None or found.credence is None else found.credence
        if met is not None:
            return f"needed; met with {percent(1.0 - met if step.premises[0].negated else met)}"
    if part.goes_through is None:
        return ""
    lead = "needed; goes through" if step.relation == "necessary_for" else "goes through"
    return f"{lead} {percent(part.goes_through)}"


def evidence_words(debate: Debate, credences: Credences, who: str, step: Argument) -> str:
    """Return what an observation is and how telling: "observed (40%); to be expected with 80% if …"."""
    pair = debate.stated(who, step.id).likelihoods or step.likelihoods
    observation = credences.participants[who].claims.get(step.premises[0].claim) if step.premises else None
    seen = observation.prior if observation is not None else None
    said = f"observed ({percent(seen)})" if seen is not None else "not said whether it was observed, so it does nothing"
    if pair is None:
        return said
    return f"{said}; to be expected with {percent(pair.if_true)} if the claim is true, {percent(pair.if_false)} if not"


def group_words(debate: Debate, group: GroupEffect) -> str:
    """Return what a group says: "at most one of a, b and c is true", "mutual rebuttal of a and b"."""
    if group.kind == "mutual":
        return f"mutual rebuttal of {joined(group.claims)}"
    shown = group.claims if len(group.claims) <= NAMED else (*group.claims[:NAMED], f"{len(group.claims) - NAMED} more")
    return f"at most one of {joined(shown)} is true"


def group_assumed(group: GroupEffect) -> str:
    """Return that numbers of rivals are assumed and weigh in: "x is assumed at 50%, which weighs in"; else nothing."""
    if not group.assumed:
        return ""
    shown = list(group.assumed.items())[:NAMED]
    more = [f"{len(group.assumed) - NAMED} more"] if len(group.assumed) > NAMED else []
    names = joined([*(f"{id} at {percent(value)}" for id, value in shown), *more])
    verb = "is" if len(group.assumed) == 1 else "are"
    return f"{names} {verb} assumed and {'weighs' if verb == 'is' else 'weigh'} in"


def _start(debate: Debate, credences: Credences, explanation: Explanation) -> Reason:
    who, id = explanation.participant, explanation.claim
    name = name_of(debate, who)
    person = credences.participants[who]
    if id in debate.arguments:
        step = debate.arguments[id]
        if step.relation == "evidence_for":
            said = evidence_words(debate, credences, who, step)
            return Reason("start", f"For {name} it is {said}.", (id,))
        found = person.arguments[id]
        if found.goes_through is None:
            return Reason("start", f"For {name} it has no number: argmap check --numbers says why.", (id,))
        assumed = ", which is assumed" if found.assumed else ""
        return Reason(
            "start",
            f"For {name} it goes through with {percent(found.goes_through)}; its strength is "
            f"{percent(found.strength)}{assumed}.",
            (id,),
        )
    one = person.claims[id]
    if one.credence is None:
        return Reason("start", f"For {name} it has no number: argmap check --numbers says why.", (id,))
    about = "about " if one.standard_error else ""
    return Reason("start", f"For {name} it is {about}{percent(one.credence)}. {_origin(debate, who, id, one)}", (id,))


def _number(credences: Credences, explanation: Explanation) -> float | None:
    person, id = credences.participants[explanation.participant], explanation.claim
    if id in person.claims:
        return person.claims[id].credence
    return person.arguments[id].goes_through if id in person.arguments else None


def _origin(debate: Debate, who: str, id: str, one: ClaimCredence) -> str:
    """Return where a claim's number starts, as one sentence."""
    said, name = debate.stated(who, id), name_of(debate, who)
    start = percent(one.prior)
    if one.prior is None:
        return "Nothing is imposed on it: this is what its claim predicts."
    if one.leaf:
        if one.assumed:
            return f"Nobody stated a number: {start} is assumed."
        if said.credence is not None or said.prior is not None:
            return f"That starts from the {start} that {name} stated."
        return f"It starts from the claim's own prior, {start}."
    if one.calibrated and one.stated is not None:
        reached = one.credence is not None and abs(one.credence - one.stated) < 1e-9
        aim = "so that it comes out as stated" if reached else f"as near to the stated {percent(one.stated)} as it goes"
        return f"Its prior is set to {start}, {aim}."
    if one.assumed:
        return f"It starts from a prior of {start}, which is assumed."
    owner = f"{name} stated" if said.prior is not None else "the claim has"
    return f"It starts from the prior of {start} that {owner}."


def _moves(
    debate: Debate, credences: Credences, explanation: Explanation, kind: Literal["for", "against"], most: int
) -> list[Reason]:
    sign = 1.0 if kind == "for" else -1.0
    found = [one for one in explanation.contributions if (one.effect or 0.0) * sign >= FAINT]
    rows = []
    used: set[str] = set()
    for one in _telling(debate, found, most):
        step = debate.arguments[one.argument]
        lead = _LEADS["for" if kind == "for" else "needed" if step.relation == "necessary_for" else "against"]
        lead = "Then comes" if lead in used else lead
        used.add(lead)
        how = how_it_goes(debate, credences, explanation.participant, one)
        told = f" ({how})" if how else ""
        size = points(abs(one.effect or 0.0)).lstrip("+")
        does = {
            "necessary_for": f"as it may fail, this costs {size}",
        }.get(step.relation, f"without it the number would be {size} {'lower' if sign > 0 else 'higher'}")
        text = f"{lead} {one.argument}, “{step_words(debate, step)}”{told}: {does}."
        rows.append(Reason(kind, text, (one.argument,)))
    if kind == "for" and any(one.effect is None for one in explanation.contributions):
        unknown = "How much each argument moves it was not worked out: the map is too wide to be summed exactly."
        return [Reason(kind, unknown, ())]
    if not found and kind == "for" and explanation.contributions:
        rows.append(Reason(kind, "No reason raises it.", ()))
    if not explanation.contributions and kind == "for":
        bears = "undercuts" if explanation.claim in debate.arguments else "bears on"
        rows.append(Reason(kind, f"No argument {bears} it.", ()))
    return rows


_LEADS = {
    "for": "The strongest reason for it is",
    "against": "The strongest objection is",
    "needed": "It is held back most by",
}


def _telling(debate: Debate, found: Sequence[Contribution], most: int) -> list[Contribution]:
    """Return the first arguments, and where all of them are needed premises, the first objection as well."""
    told = list(found[:most])
    needed = [debate.arguments[one.argument].relation == "necessary_for" for one in found]
    if told and all(needed[:most]):
        told += [one for one, is_needed in zip(found, needed, strict=True) if not is_needed][:1]
    return told


def _groups(debate: Debate, explanation: Explanation) -> list[Reason]:
    rows = []
    for group in explanation.groups:
        if group.effect is not None and abs(group.effect) >= FAINT:
            assumed = group_assumed(group)
            text = f"{group_words(debate, group)}: {points(group.effect)}{f' ({assumed})' if assumed else ''}."
            rows.append(Reason("contraries", sentence_start(text), group.claims))
    return rows


def _assumed(debate: Debate, credences: Credences, explanation: Explanation) -> list[Reason]:
    ids = dict.fromkeys(id for one in explanation.contributions for id in one.assumed)
    if not ids:
        return []
    shown = [*list(ids)[:NAMED], *([f"{len(ids) - NAMED} more"] if len(ids) > NAMED else [])]
    numbers = "one number that nobody stated" if len(ids) == 1 else f"{len(ids)} numbers that nobody stated"
    return [Reason("assumed", f"It rests on {numbers}: {joined(shown)}.", tuple(ids))]


def headline(debate: Debate, credences: Credences, explanation: Explanation) -> str:
    """Return one plain sentence that begins an explanation: start, strongest reason and objection, what is assumed."""
    who, id = explanation.participant, explanation.claim
    person = credences.participants[who]
    if _number(credences, explanation) is None:
        return "There is no number: argmap check --numbers says why."
    parts: list[str] = []
    if id in person.claims and (one := person.claims[id]).prior is not None:
        ends = from_to(one.prior, one.credence).split(" → ")
        parts.append(f"from {ends[0]}{_start_words(debate, who, id, one)} to {ends[1]}")
    strongest: Sequence[tuple[str, float]] = (("for it", 1.0), ("against it", -1.0))
    for words, sign in strongest:
        found = next((one for one in explanation.contributions if (one.effect or 0.0) * sign >= FAINT), None)
        if found is not None:
            parts.append(f"most {words} {found.argument} ({points(found.effect)})")
    if id in person.arguments and (step := person.arguments[id]).strength is not None:
        parts.append(f"its strength is {percent(step.strength)}{' (assumed)' if step.assumed else ''}")
    count = len(dict.fromkeys(id for one in explanation.contributions for id in one.assumed))
    if count:
        parts.append(f"{count} {'number' if count == 1 else 'numbers'} below it assumed")
    return sentence_start("; ".join(parts)) + "." if parts else ""


def _start_words(debate: Debate, who: str, id: str, one: ClaimCredence) -> str:
    if one.calibrated:
        return f" (its prior, set by the {percent(one.stated)} stated)"
    if one.assumed:
        return " (assumed)"
    said = debate.stated(who, id)
    if one.leaf and said.credence is not None:
        return " (stated)"
    return " (its prior)"
