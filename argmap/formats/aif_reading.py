"""A graph in the Argument Interchange Format becomes a debate: inferences support, conflicts rebut or undercut.

Knows the JSON of AIFdb, bare or wrapped as xAIF. Must not know files.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from argmap.formats.aif import DEFAULTS, NEGATION
from argmap.formats.gathered import Gathered, groups, sound
from argmap.formats.importing import CannotImport, Imported
from argmap.model.values import Premise, Quote, Relation, Source

_SCHEMES = ("RA", "CA")
_PLAIN = {*DEFAULTS.values(), *DEFAULTS, "Default Support", "Default Attack", ""}
_LOST = {
    "support": "supports of a step, which is no claim",
    "empty": "schemes without a statement on either side",
    "MA": "rephrasings",
    "PA": "preferences",
    "TA": "transitions of the dialogue",
    "L": "locutions that assert no statement",
    "other": "entries of a kind that is not known",
}
_KNOWN = ("I", "RA", "CA", "YA", "L", "MA", "PA", "TA")


@dataclass
class _Read:
    """The graph as it was read: statements and schemes by number, what leads to and from each, what is lost."""

    texts: dict[str, str]
    kinds: dict[str, str]
    into: dict[str, list[str]] = field(default_factory=dict)
    out: dict[str, list[str]] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)

    def lose(self, what: str) -> None:
        """Count what has no place in a debate."""
        self.lost[what] = self.lost.get(what, 0) + 1

    def near(self, ends: Mapping[str, list[str]], number: str, *kinds: str) -> list[str]:
        """Return the neighbours of some kinds, each once."""
        return [each for each in dict.fromkeys(ends.get(number, ())) if self.kinds[each] in kinds]


def looks_like_it(text: str) -> bool:
    """Return whether a text may be such a graph."""
    return '"nodes"' in text and '"edges"' in text


def read(text: str) -> Imported:
    """Return the graph as a debate; raise `CannotImport` where it is none.

    A locution that asserts a statement says who asserted it and is kept as its quote. Two statements in conflict both
    ways are contraries; one that says `It is not so:` and the other's words denies it.
    """
    graph, people = _graph(text)
    gathered = Gathered()
    conflicts = _conflicting(graph)
    denials = _denials(graph, conflicts)
    ids = {n: gathered.claim(graph.texts[n]) for n, kind in graph.kinds.items() if kind == "I" and n not in denials}
    premises = {n: Premise(id) for n, id in ids.items()}
    premises |= {n: Premise(ids[denied], negated=True) for n, denied in denials.items()}
    mutual = {(a, b) for a, b in conflicts if (b, a) in conflicts}
    gathered.contraries += groups([(ids[a], ids[b]) for a, b in mutual if a in ids and b in ids])
    steps = _steps(graph, gathered, premises, ids, mutual)
    _undercuts(graph, gathered, premises, steps)
    asserted = {said for number, id in ids.items() for said in _asserted(graph, gathered, number, id, people)}
    for number, kind in graph.kinds.items():
        if kind in ("MA", "PA", "TA") or (kind == "L" and number not in asserted):
            graph.lose(kind)
        elif kind not in _KNOWN:
            graph.lose("other")
    losses = tuple(f"not kept: {_LOST[each]} ({graph.lost[each]})" for each in _LOST if each in graph.lost)
    return Imported(gathered.debate(""), losses)


def _graph(text: str) -> tuple[_Read, dict[str, str]]:
    """Return the graph, and by the number of each locution who spoke."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise CannotImport(f"it is no JSON: {wrong}") from None
    found = found.get("AIF", found) if isinstance(found, dict) else found
    nodes, edges = (_entries(found, key) for key in ("nodes", "edges"))
    numbers = Counter(_word(each, "nodeID") for each in nodes)
    if twice := [number for number, count in numbers.items() if count > 1]:
        raise CannotImport(f"several nodes are called {twice[0]}")
    graph = _Read(
        {_word(each, "nodeID"): " ".join(_word(each, "text").split()) for each in nodes},
        {_word(each, "nodeID"): _word(each, "type") for each in nodes},
    )
    for edge in edges:
        start, end = _word(edge, "fromID"), _word(edge, "toID")
        if start not in graph.kinds or end not in graph.kinds:
            raise CannotImport(f"the edge {_word(edge, 'edgeID')} leads from {start} to {end}, and one is not there")
        graph.out.setdefault(start, []).append(end)
        graph.into.setdefault(end, []).append(start)
    names = {
        _word(each, "participantID"): " ".join(filter(None, (_word(each, "firstname"), _word(each, "surname"))))
        for each in _entries(found, "participants", needed=False)
    }
    speakers = {
        _word(each, "nodeID"): names.get(_word(each, "personID")) or _word(each, "personID")
        for each in _entries(found, "locutions", needed=False)
    }
    return graph, speakers


def _entries(found: Any, key: str, *, needed: bool = True) -> list[dict[str, Any]]:
    entries = found.get(key) if isinstance(found, dict) else None
    if isinstance(entries, list) and all(isinstance(each, dict) for each in entries):
        return entries
    if needed:
        raise CannotImport(f"an object with `nodes` and `edges` was expected, and `{key}` is no list of objects")
    return []


def _word(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    return "" if value is None else str(value)


def _conflicting(graph: _Read) -> set[tuple[str, str]]:
    """Return the pairs of two statements of which the first alone conflicts with the second."""
    pairs = set()
    for number, kind in graph.kinds.items():
        sources, ends = graph.near(graph.into, number, "I"), graph.near(graph.out, number, "I")
        if kind == "CA" and len(sources) == 1 and not graph.near(graph.into, number, *_SCHEMES):
            pairs |= {(sources[0], end) for end in ends if end != sources[0]}
    return pairs


def _denials(graph: _Read, pairs: set[tuple[str, str]]) -> dict[str, str]:
    """Return, for each statement that only says that another is not so, the other."""
    return {
        one: other
        for one, other in pairs
        if (other, one) in pairs
        and graph.texts[one] == f"{NEGATION}{graph.texts[other]}".strip()
        and not graph.near(graph.into, one, "RA")
        and len(graph.near(graph.into, one, "CA")) == 1
    }


def _steps(
    graph: _Read,
    gathered: Gathered,
    premises: Mapping[str, Premise],
    ids: Mapping[str, str],
    mutual: set[tuple[str, str]],
) -> dict[str, list[str]]:
    """Gather the schemes that bear on statements, but for mutual conflicts; return the arguments made of each."""
    steps: dict[str, list[str]] = {}
    for number, kind in graph.kinds.items():
        if kind not in _SCHEMES:
            continue
        sources = graph.near(graph.into, number, "I")
        for end in graph.near(graph.out, number, "I"):
            if kind == "CA" and len(sources) == 1 and (end, sources[0]) in mutual:
                steps.setdefault(number, [])
            elif end in ids and sources:
                held = [premises[each] for each in sources]
                relation: Relation = "supports" if kind == "RA" else "rebuts"
                made = gathered.step(relation, ids[end], held, scheme=_scheme(graph, number))
                steps.setdefault(number, []).append(made)
    return steps


def _scheme(graph: _Read, number: str) -> str | None:
    text = graph.texts[number]
    return None if text in _PLAIN else text


def _undercuts(graph: _Read, gathered: Gathered, premises: Mapping[str, Premise], steps: dict[str, list[str]]) -> None:
    """Gather the conflicts that strike a step, after that step; count what has no place."""
    waiting = [
        number
        for number, kind in graph.kinds.items()
        if kind in _SCHEMES and (number not in steps or graph.near(graph.out, number, *_SCHEMES))
    ]
    while waiting:
        left = []
        for number in waiting:
            ends = graph.near(graph.out, number, *_SCHEMES)
            held = [premises[each] for each in graph.near(graph.into, number, "I")]
            if graph.kinds[number] == "RA" and ends:
                graph.lose("support")
            elif not ends or not held:
                graph.lose("empty")
            elif any(end in steps for end in ends):
                targets = [target for end in ends for target in steps.get(end, ())]
                scheme = _scheme(graph, number)
                made = [gathered.step("undercuts", each, held, scheme=scheme) for each in targets]
                steps.setdefault(number, []).extend(made)
            else:
                left.append(number)
        if len(left) == len(waiting):
            graph.lost["empty"] = graph.lost.get("empty", 0) + len(left)
            return
        waiting = left


def _asserted(graph: _Read, gathered: Gathered, number: str, id: str, people: Mapping[str, str]) -> list[str]:
    """Say of a claim who asserted it, and keep the words it was asserted with; return the locutions that did."""
    claim = gathered.claims[id]
    locutions = []
    for asserting in graph.near(graph.into, number, "YA"):
        for locution in graph.near(graph.into, asserting, "L"):
            speaker, parted, said = graph.texts[locution].partition(" : ")
            if not parted:
                speaker, said = "", graph.texts[locution]
            speaker = people.get(locution) or speaker.strip()
            who = gathered.person(speaker) if speaker else None
            gathered.sources.setdefault("dialogue", Source("dialogue", "The dialogue"))
            quotes = (*claim.quotes, Quote("dialogue", sound(said.strip()), who)) if said.strip() else claim.quotes
            claim = gathered.claims[id] = replace(claim, by=claim.by or who, quotes=quotes)
            locutions.append(locution)
    return locutions
