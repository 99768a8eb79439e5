"""A debate in the Argument Interchange Format, as JSON: I for statements, RA for inferences, CA for conflicts.

Knows the JSON of AIFdb. Must not know files. Of a person's credences the format holds none; what else has no
counterpart is written as near as it comes, and said among the losses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from argmap.formats.losses import Feature, losses
from argmap.formats.part import select
from argmap.formats.request import Exported, Request
from argmap.model.values import Argument, Debate, Premise
from argmap.text.safe import display_text, to_json

Kind = Literal["I", "RA", "CA", "L", "YA"]

_LOST: tuple[Feature, ...] = ("notes", "quotes", "tags", "priors", "stated", "cruxes", "tests")
NEGATION = "It is not so: "
"""What a statement that denies a claim begins with."""
DEFAULTS = {"RA": "Default Inference", "CA": "Default Conflict", "YA": "Asserting"}
"""The names of schemes that say no more than their kind does."""


@dataclass
class _Graph:
    """The graph as it is written; ids are numbers in the order of writing."""

    nodes: list[dict[str, object]] = field(default_factory=list)
    edges: list[dict[str, object]] = field(default_factory=list)
    locutions: list[dict[str, object]] = field(default_factory=list)
    claims: dict[str, str] = field(default_factory=dict)
    steps: dict[str, list[str]] = field(default_factory=dict)
    denials: dict[str, str] = field(default_factory=dict)

    def node(self, kind: Kind, text: str) -> str:
        """Return the number of a new node."""
        number = str(len(self.nodes) + 1)
        self.nodes.append({"nodeID": number, "text": display_text(text, multiline=True), "type": kind})
        return number

    def edge(self, start: str, end: str) -> None:
        """Add an edge."""
        number = str(len(self.edges) + 1)
        self.edges.append({"edgeID": number, "fromID": start, "toID": end, "formEdgeID": None})


def write(request: Request) -> Exported:
    """Return the debate, or the part asked for, as one JSON object with `nodes`, `edges` and `locutions`."""
    debate = request.debate
    part = select(debate, root=request.root, depth=request.depth)
    graph = _Graph()
    for id in part.claims:
        graph.claims[id] = graph.node("I", debate.claims[id].text)
    for id in part.arguments:
        graph.steps[id] = _steps(graph, debate.arguments[id])
    for id in part.arguments:
        _connect(graph, debate, debate.arguments[id])
    for group in debate.contraries:
        _conflicts(graph, [graph.claims[id] for id in group if id in graph.claims])
    for id in part.claims:
        _asserted(graph, debate, id)
    written = {"nodes": graph.nodes, "edges": graph.edges, "locutions": graph.locutions}
    kinds = {debate.arguments[id].relation for id in part.arguments}
    said = losses(debate, part, _LOST)
    said += ("written as conflicts from their denial: necessary conditions",) if "necessary_for" in kinds else ()
    said += ("written as inferences, without their likelihoods: evidence",) if "evidence_for" in kinds else ()
    strengths = sum(debate.arguments[id].strength is not None for id in part.arguments)
    said += (f"not kept: strengths ({strengths})",) if strengths else ()
    return Exported((to_json(written) + "\n").encode(), said)


def _steps(graph: _Graph, argument: Argument) -> list[str]:
    """Return the numbers of an argument's schemes: one, or of a necessary condition one for each premise."""
    kind: Kind = "RA" if argument.relation in ("supports", "evidence_for") else "CA"
    evidence = "Argument from Evidence to Hypothesis" if argument.relation == "evidence_for" else DEFAULTS[kind]
    many = len(argument.premises) if argument.relation == "necessary_for" else 1
    return [graph.node(kind, argument.scheme or evidence) for _ in range(many)]


def _connect(graph: _Graph, debate: Debate, argument: Argument) -> None:
    steps = graph.steps[argument.id]
    target = graph.claims.get(argument.target)
    for number in steps:
        for end in [target] if target is not None else graph.steps.get(argument.target, []):
            graph.edge(number, end)
    if argument.text:
        graph.edge(graph.node("I", argument.text), steps[0])
    needed = argument.relation == "necessary_for"
    for at, premise in enumerate(argument.premises):
        if premise.claim in graph.claims:
            held = Premise(premise.claim, premise.negated != needed)
            graph.edge(_statement(graph, debate, held), steps[at] if needed else steps[0])


def _statement(graph: _Graph, debate: Debate, premise: Premise) -> str:
    """Return the number of what is held: the claim, or a statement that denies it and conflicts with it."""
    claim = graph.claims[premise.claim]
    if not premise.negated:
        return claim
    if premise.claim not in graph.denials:
        denial = graph.node("I", NEGATION + debate.claims[premise.claim].text)
        graph.denials[premise.claim] = denial
        _conflicts(graph, [claim, denial])
    return graph.denials[premise.claim]


def _conflicts(graph: _Graph, statements: list[str]) -> None:
    for one in statements:
        for other in statements:
            if one != other:
                conflict = graph.node("CA", DEFAULTS["CA"])
                graph.edge(one, conflict)
                graph.edge(conflict, other)


def _asserted(graph: _Graph, debate: Debate, id: str) -> None:
    who = debate.claims[id].by
    if who is None:
        return
    person = debate.participants.get(who)
    name = person.name if person and person.name else who
    locution = graph.node("L", f"{name} : {debate.claims[id].text}")
    asserting = graph.node("YA", DEFAULTS["YA"])
    graph.edge(locution, asserting)
    graph.edge(asserting, graph.claims[id])
    graph.locutions.append({"nodeID": locution, "personID": who})
