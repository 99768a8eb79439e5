"""Why a claim or an argument has its number, as lines: a sentence, then what each argument and each group does.

Knows what stands on each line and which role each part plays. Must not know terminals, colours or how a number is
computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.credence.result import Contribution, Credences, Explanation
from argmap.model.values import Argument, Debate
from argmap.views.credence_table import error_words, shown_value
from argmap.views.figures import percent, points
from argmap.views.listing import Part, wrapped
from argmap.views.outline import SIGNS
from argmap.views.reasons import (
    ESTIMATED,
    FAINT,
    Reason,
    evidence_words,
    group_assumed,
    group_words,
    headline,
    how_it_goes,
    name_of,
    short,
    step_words,
)

Line = tuple[Part, ...]
LEGEND = "effect: the number as it is, less the number without that argument or group, everything else kept"


def explanation_lines(
    debate: Debate,
    credences: Credences,
    explanations: Mapping[str, Explanation],
    targets: Mapping[str, Explanation] | None = None,
    *,
    width: int,
) -> Iterator[Line]:
    """Return why a claim has its number, for each participant: what every argument into it and every group does.

    For a piece of evidence, `targets` explain the claim that it is about.
    """
    moved = False
    for who, explanation in explanations.items():
        step = debate.arguments.get(explanation.claim)
        if step is not None and step.relation == "evidence_for":
            effect = _effect_of(step, None if targets is None else targets.get(who))
            yield from evidence_lines(debate, credences, who, step, effect, width)
            continue
        moved = moved or bool(explanation.contributions or explanation.groups)
        yield from _person_lines(debate, credences, explanation, width)
    if moved:
        yield ()
        for line in wrapped(LEGEND, width):
            yield ((line, "dim"),)


def _person_lines(debate: Debate, credences: Credences, explanation: Explanation, width: int) -> Iterator[Line]:
    who, id = explanation.participant, explanation.claim
    yield ((f"Why {id} {_explained(credences, who, id)} for {name_of(debate, who)}", "bold"),)
    step = debate.arguments.get(id)
    text = short(debate.claims[id].text, width - 4) if step is None else step_words(debate, step, width - 4)
    yield ((f"  {text}", "dim"),)
    for line in wrapped(headline(debate, credences, explanation), width - 2):
        if line:
            yield ((f"  {line}", ""),)
    if explanation.method == "sampled":
        for line in wrapped(ESTIMATED, width - 2):
            yield ((f"  {line}", "warning"),)
    if not explanation.contributions:
        yield (("  No argument bears on it." if step is None else "  No argument undercuts it.", ""),)
    for part in explanation.contributions:
        yield from _part_lines(debate, credences, who, part, width)
    for group in explanation.groups:
        if group.effect is not None and abs(group.effect) < FAINT:
            continue
        first, *more = wrapped(f"{group_words(debate, group)}  effect {points(group.effect)}", width - 4)
        yield ((f"  × {first}", ""),)
        for line in [*more, *(wrapped(group_assumed(group), width - 6) if group.assumed else ())]:
            yield ((f"      {line}", "dim"),)
    for pair in explanation.shared:
        naive = "" if pair.naive is None else f"; counted as independent they would give {percent(pair.naive)}"
        yield ((f"  {pair.first} and {pair.second} both rest on {', '.join(pair.shared)}{naive}", "dim"),)


def _part_lines(debate: Debate, credences: Credences, who: str, part: Contribution, width: int) -> Iterator[Line]:
    step = debate.arguments[part.argument]
    how = how_it_goes(debate, credences, who, part)
    told = f"  {how}" if how else ""
    effect = f"effect {points(part.effect)}"
    if step.relation == "necessary_for" and part.effect is not None and part.effect <= -5e-4:
        effect = f"costs {points(-part.effect).lstrip('+')}"
    yield ((f"  {SIGNS[step.relation]} {part.argument}{told}  {effect}", ""),)
    yield ((f"      {step_words(debate, step, width - 6)}", "dim"),)
    if part.assumed:
        yield ((f"      rests on assumed: {', '.join(part.assumed)}", "dim"),)


def _effect_of(step: Argument, explanation: Explanation | None) -> float | None:
    parts = explanation.contributions if explanation is not None else ()
    return next((part.effect for part in parts if part.argument == step.id), None)


def evidence_lines(
    debate: Debate, credences: Credences, who: str, step: Argument, effect: float | None, width: int
) -> Iterator[Line]:
    """Return what a piece of evidence does: it has no strength and does not go through, it makes its claim likelier."""
    yield ((f"What the evidence {step.id} does for {name_of(debate, who)}", "bold"),)
    yield ((f"  {step_words(debate, step, width - 4)}", "dim"),)
    yield ((f"  {evidence_words(debate, credences, who, step)}", ""),)
    if effect is not None:
        target = credences.participants[who].claims[step.target]
        yield ((f"  effect on {step.target}: {points(effect)}, to {shown_value(target)}", ""),)


def why_lines(debate: Debate, whys: Mapping[str, Sequence[Reason]], id: str, *, width: int) -> Iterator[Line]:
    """Return plain sentences for each participant, one after the other."""
    step = debate.arguments.get(id)
    text = debate.claims[id].text if step is None else step_words(debate, step, 4 * width)
    for line in wrapped(short(text, 8 * width), width):
        yield ((line, "bold"),)
    for reasons in whys.values():
        yield ()
        for reason in reasons:
            for line in wrapped(reason.sentence, width):
                yield ((line, _ROLES[reason.kind]),)


_ROLES = {"start": "", "for": "for", "against": "against", "contraries": "", "assumed": "dim"}


def why_json(id: str, credences: Credences, whys: Mapping[str, Sequence[Reason]]) -> dict[str, Any]:
    """Return the same sentences as JSON, with the number they are about."""
    return {
        "id": id,
        "participants": {
            who: {
                "number": _unrounded(credences, who, id),
                "reasons": [{"kind": one.kind, "sentence": one.sentence, "ids": list(one.ids)} for one in reasons],
            }
            for who, reasons in whys.items()
        },
    }


def _unrounded(credences: Credences, who: str, id: str) -> float | None:
    person = credences.participants[who]
    found = person.claims[id].credence if id in person.claims else person.arguments[id].goes_through
    return None if found is None else float(found)


def _explained(credences: Credences, who: str, id: str) -> str:
    person = credences.participants[who]
    if id in person.arguments:
        step = person.arguments[id]
        return f"goes through with {percent(step.goes_through)}{error_words(step.standard_error)}"
    return f"is {shown_value(person.claims.get(id))}"
