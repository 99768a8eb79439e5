"""What a picture says: headings, the text and numbers of each box, tooltips.

Knows which words go where. Must not know shapes or Graphviz. Texts are plain; whoever draws them makes them safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.formats import style
from argmap.formats.figures import Figures, figures, percent
from argmap.formats.legend import Occurring
from argmap.formats.part import Part, select
from argmap.formats.request import Request
from argmap.formats.wrap import text_width, wrap
from argmap.model.percent import ASSUMED
from argmap.model.values import Argument, Claim, Crux

_MOST_LINES = 14
_GAP = "    "


@dataclass(frozen=True, slots=True)
class Drawing:
    """A request with all that drawing it needs: what is shown, whose numbers, names of shapes by id, cruxes by claim.

    `occurring` gathers what is drawn, for the legend.
    """

    request: Request
    part: Part
    figures: Figures
    names: Mapping[str, str]
    cruxes: Mapping[str, list[Crux]]
    occurring: Occurring

    @staticmethod
    def of(request: Request) -> Drawing:
        """Return the drawing for a request; raise `UnknownId` for a root or person that is not there."""
        part = select(request.debate, root=request.root, depth=request.depth)
        names = {id: f"n{number}" for number, id in enumerate((*part.claims, *part.arguments), 1)}
        cruxes: dict[str, list[Crux]] = {}
        for crux in request.debate.cruxes.values():
            for id in crux.claims:
                cruxes.setdefault(id, []).append(crux)
        return Drawing(
            request, part, figures(request.debate, request.credences, request.who), names, cruxes, Occurring()
        )


def heading(drawing: Drawing) -> str:
    """Return sentences saying whose numbers these are, what they rest on and which part is shown."""
    request, part = drawing.request, drawing.part
    says = drawing.figures.heading()
    if part.roots:
        names = ", ".join(f"“{_statement(drawing, id)}”" for id in part.roots)
        steps = "" if request.depth is None else f", {_count(request.depth, 'step')} deep"
        says.append(f"Only what bears on {names}{steps}.")
    assumed, hidden = drawing.figures.assumed(request.debate, part)
    if assumed:
        them = "it" if assumed == 1 else "them"
        says.append(f"{_count(assumed, 'number')} assumed because nobody gave {them}{_undrawn(assumed, hidden)}.")
    return " ".join(says)


def _undrawn(assumed: int, hidden: int) -> str:
    if not hidden:
        return ""
    which = "" if assumed == 1 else " all of them" if hidden == assumed else f" {hidden} of them"
    what = "a strength of 100%, which is" if hidden == 1 else "strengths of 100%, which are"
    return f",{which} {what} not drawn"


def _statement(drawing: Drawing, id: str) -> str:
    claim = drawing.request.debate.claims.get(id)
    return wrap(claim.text if claim else id, 30, most=1)[0] if (claim is None or claim.text.strip()) else id


def claim_lines(drawing: Drawing, claim: Claim, width: float) -> tuple[list[str], list[str]]:
    """Return the lines of a claim's box, at most `width` em wide: its text; and its numbers, cruxes and marks."""
    words = list(wrap(claim.text, width, most=_MOST_LINES)) or [f"({claim.id})"]
    numbers = drawing.figures.claim_lines(claim.id)
    if any(text.endswith(ASSUMED) for text in numbers):
        drawing.occurring.things.add("assumed")
    notes = [_crux_note(crux) for crux in drawing.cruxes.get(claim.id, [])[:2]]
    if mark := drawing.request.marks.get(claim.id):
        notes.append(mark)
    if hidden := drawing.part.hidden.get(claim.id):
        notes.append(f"… {_count(hidden, 'argument')} not drawn")
    return words, _packed([*numbers, *notes], width)


def _crux_note(crux: Crux) -> str:
    status = "" if crux.status == "open" else f" ({crux.status})"
    others = len(crux.claims) - 1
    return f"◆ crux{status}" + (f" with {_count(others, 'other')}" if others else "")


def claim_tooltip(drawing: Drawing, claim: Claim) -> str:
    """Return a claim in full: text, who asserted it, everybody's numbers, tests, note, id."""
    request = drawing.request
    says = [claim.text] if claim.text else []
    if claim.by:
        person = request.debate.participants.get(claim.by)
        says.append(f"Asserted by {person.name if person and person.name else claim.by}.")
    says += drawing.figures.details(claim.id)
    for crux in drawing.cruxes.get(claim.id, []):
        says += [f"Test: {crux.test}"] if crux.test else []
    if claim.note:
        says.append(claim.note)
    return "\n".join([*says, f"[{claim.id}]"])


def junction_lines(drawing: Drawing, argument: Argument) -> list[str]:
    """Return the lines of an argument's junction: its sign, its own text if any, strengths below 1 or likelihoods."""
    look = style.RELATION_STYLES[argument.relation]
    if argument.relation == "evidence_for":
        numbers = drawing.figures.likelihood_lines(drawing.request.debate, argument)
    else:
        numbers = drawing.figures.strength_lines(argument)
        if numbers:
            drawing.occurring.things.add("strength")
    if any(text.endswith(ASSUMED) for text in numbers):
        drawing.occurring.things.add("assumed")
    if mark := drawing.request.marks.get(argument.id):
        numbers = [*numbers, mark]
    if hidden := drawing.part.hidden.get(argument.id):
        numbers = [*numbers, f"… {_count(hidden, 'undercut')} not drawn"]
    width = style.inner_width(style.SMALL_SIZE, width=2.3)
    words = wrap(argument.text, width, most=_MOST_LINES) if argument.text else ()
    first, *rest = [*words, *_packed(numbers, width)] or [""]
    return [f"{look.sign}  {first}".rstrip(), *rest]


def argument_tooltip(drawing: Drawing, argument: Argument) -> str:
    """Return an argument in full: relation, text, scheme, note, how likely it goes through, id."""
    says = [f"{argument.relation.replace('_', ' ')} {argument.target}"]
    says += [argument.text] if argument.text else []
    says += [f"Scheme: {argument.scheme}"] if argument.scheme else []
    says += [argument.note] if argument.note else []
    for who in drawing.figures.people:
        found = drawing.figures.person(who).arguments.get(argument.id)
        if found is not None and found.goes_through is not None:
            says.append(f"{drawing.figures.names[who]}: goes through {percent(found.goes_through)}")
    return "\n".join([*says, f"[{argument.id}]"])


def _packed(texts: Iterable[str], width: float) -> list[str]:
    """Return short texts side by side on as few lines as they need."""
    lines: list[str] = []
    for text in (line for each in texts for line in wrap(each, width)):
        if lines and text_width(lines[-1] + _GAP + text) <= width:
            lines[-1] += _GAP + text
        else:
            lines.append(text)
    return lines


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
