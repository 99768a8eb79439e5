"""A debate as a Mermaid flowchart, for pages that draw those: boxes, junctions and signs as in the pictures.

Knows Mermaid. Must not know how it is drawn. Every text is a quoted label in which all but plain characters are
character codes, so that none can be read as syntax or markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from argmap.formats import style
from argmap.formats.labels import Drawing, claim_lines, heading, junction_lines
from argmap.formats.losses import Feature, losses
from argmap.formats.request import Exported, Request
from argmap.model.values import Argument, Relation
from argmap.text.safe import display_text

_LOST: tuple[Feature, ...] = ("notes", "quotes", "asserters", "priors", "schemes", "tests")
# A number with a full stop or bracket at the start of a line would be taken for a list.
_CODED = re.compile(r"[^\w ,.!?'–—‘’“”…≈−⊘◆±·()]|_|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
_LINKS: dict[Relation, tuple[str, str]] = {
    "supports": ("---", "-->"),
    "rebuts": ("-.-", "-.->"),
    "undercuts": ("-.-", "-.-x"),
    "necessary_for": ("===", "==>"),
    "evidence_for": ("---", "--o"),
}


def write(request: Request) -> Exported:
    """Return the debate as a Mermaid flowchart; clusters are groups by tag or person."""
    drawing = Drawing.of(request)
    lost = _LOST if request.cluster == "tags" else (*_LOST, "tags")
    text = "\n".join(_lines(drawing)) + "\n"
    return Exported(text.encode(), losses(request.debate, drawing.part, lost))


def _lines(drawing: Drawing) -> Iterator[str]:
    request = drawing.request
    debate = request.debate
    yield from ("---", f"title: {json.dumps(display_text(debate.title), ensure_ascii=False)}", "---")
    if says := heading(drawing):
        yield f"%% {_comment(says)}"
    yield f"flowchart {request.direction}"
    for id in drawing.part.claims:
        words, notes = claim_lines(drawing, debate.claims[id], style.inner_width(style.TEXT_SIZE))
        kinds = [kind for kind, holds in (("thesis", id in debate.thesis), ("crux", id in drawing.cruxes)) if holds]
        shape = ("[[", "]]") if "crux" in kinds else ("(", ")")
        yield f"  {drawing.names[id]}{shape[0]}{_label([*words, *notes])}{shape[1]}:::{(kinds or ['claim'])[0]}"
    links: list[str] = []
    for id in drawing.part.arguments:
        argument = debate.arguments[id]
        yield f"  {drawing.names[id]}([{_label(junction_lines(drawing, argument))}]):::{argument.relation}"
        for link in _links(drawing, argument):
            links.append(style.RELATION_STYLES[argument.relation].color)
            yield f"  {link}"
    yield from _contraries(drawing)
    yield from _classes()
    for color in dict.fromkeys(links):
        numbers = ",".join(str(number) for number, each in enumerate(links) if each == color)
        yield f"  linkStyle {numbers} stroke:{color}"


def _links(drawing: Drawing, argument: Argument) -> Iterator[str]:
    line, arrow = _LINKS[argument.relation]
    junction = drawing.names[argument.id]
    for premise in argument.premises:
        if premise.claim in drawing.names:
            label = '|"not"|' if premise.negated else ""
            yield f"{drawing.names[premise.claim]} {line}{label} {junction}"
    if argument.target in drawing.names:
        yield f"{junction} {arrow} {drawing.names[argument.target]}"


def _contraries(drawing: Drawing) -> Iterator[str]:
    for number, group in enumerate(drawing.request.debate.contraries, 1):
        shown = [drawing.names[id] for id in group if id in drawing.part.claims]
        if len(shown) > 1:
            yield f'  x{number}(["at most one"])'
            yield from (f"  x{number} -.- {name}" for name in shown)


def _classes() -> Iterator[str]:
    yield f"  classDef claim fill:{style.BOX},stroke:{style.OUTLINE},color:{style.INK}"
    yield f"  classDef thesis fill:{style.BOX},stroke:{style.INK},stroke-width:3px,color:{style.INK}"
    yield f"  classDef crux fill:{style.BOX},stroke:{style.INK},color:{style.INK}"
    for relation, look in style.RELATION_STYLES.items():
        yield f"  classDef {relation} fill:{style.BOX},stroke:{look.color},color:{style.INK}"


def _label(lines: Iterable[str]) -> str:
    return '"' + "<br/>".join(_CODED.sub(lambda match: f"#{ord(match[0])};", line) for line in lines) + '"'


def _comment(text: str) -> str:
    return re.sub(r"[{}%]", " ", display_text(text))
