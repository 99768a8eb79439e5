"""What each filter of a query asks of a claim or an argument.

Knows a debate and its numbers. Must not know how a query is written or how hits are ranked.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from argmap.credence.result import ClaimCredence, Credences, PersonCredences
from argmap.model.suggest import did_you_mean
from argmap.model.values import Debate
from argmap.views.query import Condition, QueryFault

Test = Callable[[str], bool]

_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": lambda a, b: abs(a - b) < _SAME,
}
_SAME = 5e-4
"""What is asked to equal a number may be off by what no one sees of it: 0.05 percentage points."""


def tests(
    debate: Debate, conditions: Iterable[Condition], credences: Credences | None, people: Sequence[str] | None
) -> Iterator[Test]:
    """Return for each condition whether an id meets it; raise `QueryFault` for a name that nothing in it has."""
    known = credences.participants if credences is not None else {}
    shown = {who: one for who, one in known.items() if people is None or who in people}
    for condition in conditions:
        test = _test(debate, condition, shown, known)
        yield _not(test) if condition.negated else test


def _not(test: Test) -> Test:
    return lambda entry: not test(entry)


def _test(
    debate: Debate, asked: Condition, shown: Mapping[str, PersonCredences], known: Mapping[str, PersonCredences]
) -> Test:
    name = asked.filter.name
    if name == "apart":
        return _apart(asked, known)
    if asked.filter.kind == "number":
        return _compared(asked, shown)
    if name == "assumed":
        return lambda entry: _assumed(entry, shown)
    if name == "is":
        return _being(debate, asked.value, shown)
    return _NAMED[name](debate, asked.value)


def _by(debate: Debate, value: str) -> Test:
    people = _people(debate, value)

    def test(id: str) -> bool:
        claim = debate.claims.get(id)
        if claim is None:
            return debate.arguments[id].by in people
        return claim.by in people or any(quote.by in people for quote in claim.quotes)

    return test


def _said_by(debate: Debate, value: str) -> Test:
    said = {id for who in _people(debate, value) for id in debate.credences.get(who, ())}
    return said.__contains__


def _people(debate: Debate, value: str) -> frozenset[str]:
    names = {who: {who, (one.name or "").lower()} for who, one in debate.participants.items()}
    wanted = value.lower()
    exact = {who for who, called in names.items() if wanted in called}
    found = exact or {
        who for who, called in names.items() if any(word.startswith(wanted) for name in called for word in _words(name))
    }
    if not found:
        raise _nobody("nobody here is", value, debate.participants)
    return frozenset(found)


def _words(name: str) -> list[str]:
    return [name, *name.split()]


def _tag(debate: Debate, value: str) -> Test:
    tags = {tag for claim in debate.claims.values() for tag in claim.tags}
    found = _begun("no claim has the tag", value, tags)
    return lambda entry: entry in debate.claims and not found.isdisjoint(debate.claims[entry].tags)


def _source(debate: Debate, value: str) -> Test:
    found = _begun("there is no source", value, debate.sources)
    return lambda entry: entry in debate.claims and any(quote.source in found for quote in debate.claims[entry].quotes)


def _begun(what: str, value: str, known: Iterable[str]) -> set[str]:
    """Return the name that was typed, else those that begin so."""
    names = list(known)
    found = {one for one in names if one.lower() == value.lower()}
    found = found or {one for one in names if one.lower().startswith(value.lower())}
    if not found:
        raise _nobody(what, value, names)
    return found


def _nobody(what: str, value: str, known: Iterable[str]) -> QueryFault:
    names = sorted(known)
    there = f"there are {', '.join(names[:8])}{' …' if len(names) > 8 else ''}" if names else "there is none"
    return QueryFault(f"{what} '{value}'", did_you_mean(value, names, there))


def _crux(debate: Debate, value: str) -> Test:
    cruxes = [one for one in debate.cruxes.values() if value in ("any", one.status)]
    return {claim for crux in cruxes for claim in crux.claims}.__contains__


def _relation(debate: Debate, value: str) -> Test:
    wanted = value.replace("-", "_")
    return lambda entry: entry in debate.arguments and debate.arguments[entry].relation == wanted


def _id(debate: Debate, value: str) -> Test:
    return lambda entry: value.lower() in entry


def _text(debate: Debate, value: str) -> Test:
    wanted = value.lower()

    def test(id: str) -> bool:
        claim = debate.claims.get(id)
        return wanted in (claim.text if claim is not None else debate.arguments[id].text or "").lower()

    return test


_NAMED: Mapping[str, Callable[[Debate, str], Test]] = {
    "by": _by,
    "said-by": _said_by,
    "tag": _tag,
    "source": _source,
    "crux": _crux,
    "relation": _relation,
    "id": _id,
    "text": _text,
}


def _being(debate: Debate, value: str, shown: Mapping[str, PersonCredences]) -> Test:
    targets = {step.target for step in debate.arguments.values()}
    used = {premise.claim for step in debate.arguments.values() for premise in step.premises}
    said = {id for entries in debate.credences.values() for id in entries}
    meant: Mapping[str, Test] = {
        "claim": debate.claims.__contains__,
        "argument": debate.arguments.__contains__,
        "thesis": debate.thesis.__contains__,
        "leaf": lambda entry: entry in debate.claims and entry not in targets,
        "derived": lambda entry: entry in debate.claims and entry in targets,
        "assumed": lambda entry: _assumed(entry, shown),
        "stated": said.__contains__,
        "unused": lambda entry: entry in debate.claims and entry not in used and entry not in debate.thesis,
    }
    return meant[value]


def _assumed(id: str, shown: Mapping[str, PersonCredences]) -> bool:
    for person in shown.values():
        claim, step = person.claims.get(id), person.arguments.get(id)
        if (claim is not None and claim.assumed) or (step is not None and step.assumed):
            return True
    return False


_NUMBER: Mapping[str, Callable[[ClaimCredence], float | None]] = {
    "credence": lambda one: one.credence,
    "implied": lambda one: one.implied,
    "prior": lambda one: one.prior,
    "gap": lambda one: None if one.gap_bits is None else abs(one.gap_bits),
}


def _compared(asked: Condition, shown: Mapping[str, PersonCredences]) -> Test:
    compare, name = _COMPARE[asked.comparison], asked.filter.name

    def values(id: str) -> Iterator[float | None]:
        for person in shown.values():
            if name == "strength":
                step = person.arguments.get(id)
                yield step.strength if step is not None else None
            else:
                claim = person.claims.get(id)
                yield _NUMBER[name](claim) if claim is not None else None

    return lambda entry: any(value is not None and compare(value, asked.number) for value in values(entry))


def _apart(asked: Condition, known: Mapping[str, PersonCredences]) -> Test:
    compare = _COMPARE[asked.comparison]

    def test(id: str) -> bool:
        found = [one.claims[id].credence for one in known.values() if id in one.claims]
        numbers = [value for value in found if value is not None]
        return len(numbers) > 1 and compare(max(numbers) - min(numbers), asked.number)

    return test
