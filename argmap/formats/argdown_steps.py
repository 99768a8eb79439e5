"""A text in Argdown becomes a debate: statements are claims, and arguments the steps between them.

Knows how what is read there is said in a debate. Must not know Argdown's lines. An argument whose premises are not
written is a claim that bears on its target: so it can be disputed, as Argdown lets one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from argmap.formats.argdown import NEGATION, RELATION_WORDS, SAID_ANYWAY
from argmap.formats.argdown_reading import Bearing, Bears, Name, Reading, Step, Thing, understood
from argmap.formats.gathered import Gathered, groups, sound
from argmap.formats.importing import Imported
from argmap.model.ids import id_from
from argmap.model.values import Crux, Pair, Participant, Premise, Relation, Stated, is_id

_LOST = {
    "headings": "headings",
    "wordings": "further wordings of one statement",
    "links": "addresses of links",
    "data": "data that argmap does not write",
    "settings": "settings in the front matter",
    "comments": "comments",
    "tags": "tags of arguments",
    "supports": "supports of an argument that do not say which premise",
    "nothing": "relations to an argument that bears on nothing",
}
_READ = {
    "attacks": "read as striking the step: attacks on an argument that do not say which premise",
    "contradictions": "read as contraries, which may both be false: contradictions",
}
_RELATIONS: Mapping[Bearing, Relation] = {"supports": "supports", "attacks": "rebuts"}


@dataclass(frozen=True, slots=True)
class _Strike:
    """A step that strikes another argument's: whose it is, its premises, the other, and what was said with it."""

    by: Name
    premises: tuple[Premise, ...]
    target: Name
    told: Thing


@dataclass
class _Map:
    """The debate as it grows: the premise each statement is, and the steps made of each argument."""

    reading: Reading
    gathered: Gathered = field(default_factory=Gathered)
    premises: dict[Name, Premise] = field(default_factory=dict)
    steps: dict[Name, list[str]] = field(default_factory=dict)
    outgoing: dict[Name, list[Bears]] = field(default_factory=dict)
    waiting: list[_Strike] = field(default_factory=list)
    spoken: set[Name] = field(default_factory=set)

    def lose(self, what: str) -> None:
        """Count what has no place."""
        self.reading.lost[what] += 1


def read(text: str) -> Imported:
    """Return the text as a debate; raise `CannotImport`, naming every line, where it is no Argdown.

    What was exported with `argmap export --to argdown` comes back, but for what that said it would lose.
    """
    reading = understood(text)
    map = _Map(reading)
    map.spoken = _spoken(reading)
    map.gathered.participants |= {
        who: Participant(who, sound(name)) for who, name in reading.front.people.items() if is_id(who)
    }
    _claims(map)
    _mutual(map)
    for each in reading.relations:
        if each.how != "contradicts":
            map.outgoing.setdefault(each.source, []).append(each)
    needed = _necessary(map)
    for name, thing in reading.things.items():
        if name.shape == "argument" and name not in needed:
            _argument(map, name, thing)
    for each in reading.relations:
        if each.source.shape == "statement" and each.source not in map.spoken and each.how != "contradicts":
            _bear(map, each.source, _held(map, [each.source]), each, Thing(""))
    _strike(map)
    _numbers(map)
    said = [f"not kept: {_LOST[each]} ({reading.lost[each]})" for each in _LOST if reading.lost[each]]
    said += [f"{_READ[each]} ({reading.lost[each]})" for each in _READ if reading.lost[each]]
    return Imported(map.gathered.debate(reading.front.title), tuple(said))


def _spoken(reading: Reading) -> set[Name]:
    """Return the untitled last conclusions that nothing bears on: what they are for is what their premises are for."""
    targets = {each.target for each in reading.relations}
    sources = {each.source for each in reading.relations if each.how != "contradicts"}
    last = [(name, thing.steps[-1].conclusion) for name, thing in reading.things.items() if thing.steps]
    bearing = {name for name, _ in last if name in sources}
    return {
        conclusion
        for name, conclusion in last
        if not reading.things[conclusion].title
        and conclusion not in targets
        and (conclusion in sources or name in bearing)
    }


def _claims(map: _Map) -> None:
    """Gather a claim for each statement, and for each argument whose premises are not written."""
    denials = _denials(map.reading)
    for name, thing in map.reading.things.items():
        if name in denials or name in map.spoken or (name.shape == "argument" and not _is_claim(thing)):
            continue
        text = thing.text or thing.title
        if not text:
            continue
        id = thing.title if is_id(thing.title) else None
        made = map.gathered.claim(text, id=id) if id or not thing.title else _titled(map, thing.title, text)
        claim = replace(map.gathered.claims[made], tags=tuple(thing.tags), **_said(map, thing.data))
        map.gathered.claims[made] = claim
        map.premises[name] = Premise(made)
        if thing.data.get("thesis") is True:
            map.gathered.thesis.append(made)
        for crux in _ids(thing.data.get("cruxes")):
            named = map.gathered.cruxes.get(crux, Crux(crux, ()))
            map.gathered.cruxes[crux] = replace(named, claims=(*named.claims, made))
    for denial, denied in denials.items():
        map.premises[denial] = Premise(map.premises[denied].claim, not map.premises[denied].negated)


def _titled(map: _Map, title: str, text: str) -> str:
    """Return the id of a new claim that is named by its title and says its text."""
    id = map.gathered.claim(title)
    map.gathered.claims[id] = replace(map.gathered.claims[id], text=text)
    return id


def _is_claim(argument: Thing) -> bool:
    return not (argument.steps or _is_bare(argument) or "necessary_for" in argument.data)


def _ids(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str) and is_id(each)] if isinstance(value, list) else []


def _is_bare(thing: Thing) -> bool:
    return thing.data.get("bare") is True


def _denials(reading: Reading) -> dict[Name, Name]:
    """Return, for each statement that only says that another is not so, the other."""
    targets = {each.target for each in reading.relations if each.how != "contradicts"}
    concluded = {step.conclusion for thing in reading.things.values() for step in thing.steps}
    found = {}
    for each in reading.relations:
        one, other = each.source, each.target
        denies = reading.things[one].text == f"{NEGATION}{reading.things[other].text}"
        if each.how == "contradicts" and denies and one not in targets and one not in concluded:
            found[one] = other
    return found


def _mutual(map: _Map) -> None:
    """Gather contraries: statements that attack each other, or that contradict; their relations are then done with."""
    attacks = {
        (each.source, each.target)
        for each in map.reading.relations
        if each.how == "attacks" and each.source in map.premises and each.target in map.premises
        if each.source.shape == each.target.shape == "statement"
    }
    pairs = {(one, other) for one, other in attacks if one != other and (other, one) in attacks}
    for each in map.reading.relations:
        one, other = map.premises.get(each.source), map.premises.get(each.target)
        if each.how == "contradicts" and not (one and other):
            map.lose("nothing")
        elif each.how == "contradicts" and one and other and one.claim != other.claim:
            pairs.add((each.source, each.target))
            map.lose("contradictions")
    map.reading.relations = [
        each
        for each in map.reading.relations
        if not (each.how == "attacks" and (each.source, each.target) in pairs and (each.target, each.source) in pairs)
    ]
    map.gathered.contraries += groups([(map.premises[a].claim, map.premises[b].claim) for a, b in pairs])


def _necessary(map: _Map) -> set[Name]:
    """Gather the necessary conditions that data name; return those arguments and what stands for them in Argdown."""
    done: set[Name] = set()
    ids = {map.reading.things[name].title: premise.claim for name, premise in map.premises.items()}
    for name, thing in map.reading.things.items():
        target, words = thing.data.get("necessary_for"), thing.data.get("premises")
        if name.shape != "argument" or not isinstance(words, list) or target not in ids:
            continue
        held = [(str(each).removeprefix("not "), str(each).startswith("not ")) for each in words]
        premises = [Premise(ids[title], negated) for title, negated in held if title in ids]
        _step(map, name, "necessary_for", ids[target], premises, thing)
        done |= {name, *(Name("argument", f"{thing.title} {number}") for number, _ in enumerate(words, 1))}
    return done


def _argument(map: _Map, name: Name, thing: Thing) -> None:
    """Gather the steps of one argument, and what they say of its target."""
    outgoing = map.outgoing.get(name, [])
    if not thing.steps:
        for each in outgoing:
            _bear(map, name, [map.premises[name]] if name in map.premises else [], each, thing)
        return
    map.reading.lost["tags"] += len(thing.tags)
    last = thing.steps[-1]
    for step in thing.steps:
        _infer(map, name, step, thing if step is last else Thing(""))
    if last.conclusion in map.spoken:
        words = map.reading.things[last.conclusion].text
        told = replace(thing, text=thing.text or ("" if words in SAID_ANYWAY else words))
        for each in (*map.outgoing.get(last.conclusion, ()), *outgoing):
            _bear(map, name, _held(map, last.premises), each, told)
        return
    for each in outgoing:
        if each.target != last.conclusion:
            _bear(map, name, _held(map, [last.conclusion]), each, Thing(""))


def _infer(map: _Map, name: Name, step: Step, told: Thing) -> None:
    """Gather the step from premises to a conclusion that is a claim."""
    if step.conclusion in map.premises:
        scheme = told.data.get("scheme") or step.rule or None
        told = replace(told, data={**told.data, "scheme": scheme})
        _bear(map, name, _held(map, step.premises), Bears(name, "supports", step.conclusion), told)


def _held(map: _Map, names: Iterable[Name]) -> list[Premise]:
    return list(dict.fromkeys(map.premises[each] for each in names if each in map.premises))


def _bear(map: _Map, by: Name, premises: list[Premise], each: Bears, told: Thing) -> None:
    """Gather the step by which premises bear on a target; one that strikes a step waits until that step is there."""
    target = _borne_on(map, each)
    if isinstance(target, Name):
        map.waiting.append(_Strike(by, tuple(premises), target, told))
    elif target is not None:
        relation = _RELATIONS["attacks" if (each.how == "attacks") != target.negated else "supports"]
        _step(map, by, relation, target.claim, premises, told)


def _borne_on(map: _Map, each: Bears) -> Premise | Name | None:
    """Return what a relation bears on: a claim or its denial, an argument whose step it strikes, or None."""
    if each.how != "undercuts" and each.target in map.premises:
        return map.premises[each.target]
    if each.target.shape == "statement":
        return map.premises.get(each.target)
    thing = map.reading.things[each.target]
    if each.how == "supports":
        held = _held(map, thing.steps[-1].premises) if thing.steps else []
        if len(held) == 1:
            return held[0]
        map.lose("supports")
        return None
    if each.how == "attacks":
        map.lose("attacks")
    return each.target


def _step(map: _Map, by: Name, relation: Relation, target: str, premises: Sequence[Premise], told: Thing) -> None:
    if not premises and not (told.text and relation in ("supports", "rebuts")):
        map.lose("nothing")
        return
    fields = _said(map, told.data, step=True)
    pair = told.data.get("likelihoods")
    if (
        relation == "supports"
        and isinstance(pair, list)
        and _is_pair(pair)
        and len(premises) == 1
        and not premises[0].negated
    ):
        relation, fields["likelihoods"] = "evidence_for", Pair(*pair)
    id = None if _is_claim(told) or not told.title else told.title if is_id(told.title) else id_from(told.title, ())
    own = bool(told.text) and told.text not in RELATION_WORDS and (not premises or bool(told.steps))
    text = told.text if own else None
    map.steps.setdefault(by, []).append(map.gathered.step(relation, target, premises, id=id, text=text, **fields))


def _is_pair(pair: list[Any]) -> bool:
    return len(pair) == 2 and all(_is_number(each) for each in pair)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _strike(map: _Map) -> None:
    """Gather the steps that strike steps, each after the one it strikes; count those whose step is nowhere."""
    waiting = map.waiting
    while waiting:
        left = []
        for each in waiting:
            if each.target not in map.steps:
                left.append(each)
            for target in tuple(map.steps.get(each.target, ())):
                _step(map, each.by, "undercuts", target, each.premises, each.told)
        if len(left) == len(waiting):
            map.reading.lost["nothing"] += len(left)
            return
        waiting = left


def _said(map: _Map, data: Mapping[str, Any], *, step: bool = False) -> dict[str, Any]:
    """Return what data says of a claim or a step, as its fields."""
    number = data.get("strength" if step else "prior")
    who = data.get("by")
    fields: dict[str, Any] = {"by": map.gathered.person(who) if isinstance(who, str) and who else None}
    fields["strength" if step else "prior"] = float(number) if _is_number(number) and number is not None else None
    if step:
        fields["scheme"] = data["scheme"] if isinstance(data.get("scheme"), str) else None
    return fields


def _numbers(map: _Map) -> None:
    """Gather the credences that data hold."""
    for name, premise in map.premises.items():
        for who, value in _credences(map.reading.things[name]):
            said = map.gathered.credences.setdefault(map.gathered.person(who), {})
            if premise.negated:
                said.setdefault(premise.claim, Stated(1 - value))
            else:
                said[premise.claim] = Stated(value)
    for name, steps in map.steps.items():
        for who, value in _credences(map.reading.things[name]) if name.shape == "argument" and len(steps) == 1 else ():
            map.gathered.credences.setdefault(map.gathered.person(who), {})[steps[0]] = Stated(value)


def _credences(thing: Thing) -> list[tuple[str, float]]:
    found = thing.data.get("credences")
    return [(str(who), float(it)) for who, it in found.items() if _is_number(it)] if isinstance(found, dict) else []
