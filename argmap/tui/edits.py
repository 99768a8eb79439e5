"""The changes that keys stand for, made as values from what was answered.

Knows which Change an answer means. Must not know screens, or how a change is applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.model.changes import Add, Change, SetCredence, SetField, Several
from argmap.model.ids import free_id, id_from, step_id
from argmap.model.values import Argument, Claim, Crux, Debate, Pair, Participant, Premise, Quote, Relation, Source


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source as they were typed: the source's id, or None and the title or the address of a new one."""

    source: str | None
    text: str
    new: str = ""


@dataclass(frozen=True, slots=True)
class Premised:
    """A premise as it was typed: an existing claim's id, or None and a new one's words; `negated` for its denial."""

    existing: str | None
    text: str
    negated: bool = False
    quote: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """What was answered about a new reason: its first premise, its numbers, what else it rests on, who says so."""

    existing: str | None = None
    text: str = ""
    negated: bool = False
    strength: float | None = None
    likelihoods: Pair | None = None
    more: tuple[Premised, ...] = ()
    by: str | None = None
    quote: Quoted | None = None

    @property
    def premises(self) -> tuple[Premised, ...]:
        """Everything that it rests on."""
        return (Premised(self.existing, self.text, self.negated, self.quote), *self.more)


@dataclass(frozen=True, slots=True)
class Made:
    """A change, and the id to go to once it is made."""

    change: Change
    go_to: str


def add_reason(debate: Debate, target: str, relation: Relation, reason: Reason, by: str | None) -> Made:
    """Return the change that adds a reason; new claims and the step are one change."""
    taken = taken_ids(debate)
    changes, premises = _premises(debate, reason, taken, by)
    argument = Argument(
        step_id(premises[0].claim, relation, taken),
        relation,
        target,
        premises,
        strength=reason.strength,
        likelihoods=reason.likelihoods,
        by=by,
    )
    changes.append(Add(argument))
    return Made(changes[0] if len(changes) == 1 else Several(tuple(changes)), argument.id)


def _premises(
    debate: Debate, reason: Reason, taken: set[str], by: str | None
) -> tuple[list[Change], tuple[Premise, ...]]:
    """Return the premises of a reason, and what adds the claims, quotes and sources that are new.

    The ids of new claims are taken from then on.
    """
    changes, sources = _new_sources(debate, reason.premises)
    premises = []
    for one in reason.premises:
        claim = one.existing
        quotes = (_quote(one.quote, sources, by),) if one.quote is not None else ()
        if claim is None:
            claim = id_from(one.text, taken)
            changes.append(Add(Claim(claim, one.text, by=by, quotes=quotes)))
            taken.add(claim)
        elif quotes:
            changes.append(SetField("claims", claim, "quotes", (*debate.claims[claim].quotes, *quotes)))
        premises.append(Premise(claim, one.negated))
    return changes, tuple(premises)


def _new_sources(debate: Debate, premises: Iterable[Premised]) -> tuple[list[Change], dict[str, str]]:
    """Return what adds the sources that are new, and their ids by what was typed of them."""
    taken, known, changes = set(debate.sources), dict[str, str](), list[Change]()
    for one in premises:
        new = one.quote.new if one.quote is not None and one.quote.source is None else ""
        if new and new not in known:
            address = new if new.startswith(("https://", "http://")) else None
            id = known[new] = id_from(new.partition("://")[2] if address else new, taken, fallback="source")
            taken.add(id)
            changes.append(Add(Source(id, title=None if address else new, url=address)))
    return changes, known


def _quote(quoted: Quoted, new: Mapping[str, str], by: str | None) -> Quote:
    return Quote(quoted.source if quoted.source is not None else new[quoted.new], quoted.text, by)


def add_claim(debate: Debate, text: str, by: str | None, *, thesis: bool, quote: Quoted | None = None) -> Made:
    """Return the change that adds a claim which bears on nothing yet, or is what the debate is about."""
    claim = id_from(text, taken_ids(debate))
    changes, sources = _new_sources(debate, (Premised(None, text, quote=quote),))
    quotes = (_quote(quote, sources, by),) if quote is not None else ()
    changes.append(Add(Claim(claim, text, by=by, quotes=quotes), thesis=thesis))
    return Made(changes[0] if len(changes) == 1 else Several(tuple(changes)), claim)


def quote_claim(debate: Debate, claim: str, quote: Quoted, by: str | None) -> Change:
    """Return the change that adds a quote to a claim, and its source where that is new."""
    changes, sources = _new_sources(debate, (Premised(claim, "", quote=quote),))
    quotes = (*debate.claims[claim].quotes, _quote(quote, sources, by))
    changes.append(SetField("claims", claim, "quotes", quotes))
    return changes[0] if len(changes) == 1 else Several(tuple(changes))


def add_premise(debate: Debate, step: str, reason: Reason, by: str | None) -> Made:
    """Return the change that makes a claim one more premise that a step needs."""
    changes, added = _premises(debate, reason, taken_ids(debate), by)
    premises = tuple(str(one) for one in (*debate.arguments[step].premises, *added))
    changes.append(SetField("arguments", step, "premises", premises))
    return Made(changes[0] if len(changes) == 1 else Several(tuple(changes)), step)


def add_participant(debate: Debate, name: str) -> Made:
    """Return the change that adds a participant of that name."""
    person = id_from(name, debate.participants, fallback="participant")
    return Made(Add(Participant(person, None if name == person else name)), person)


def mark_crux(
    debate: Debate, claim: str, target: str | None, *, by: str | None, test: str, conditionals: Pair | None
) -> Made:
    """Return the change that marks a claim as a crux, with how to find out and the speaker's two conditionals."""
    crux = free_id(claim, debate.cruxes)
    default = debate.thesis[0] if debate.thesis else None
    entry = Crux(
        crux,
        (claim,),
        target if target != default else None,
        by,
        test=test or None,
        conditionals={by: conditionals} if by is not None and conditionals is not None else {},
    )
    return Made(Add(entry), claim)


def set_number(person: str, id: str, value: float | None, field: str = "credence") -> SetCredence:
    """Return the change that sets one of a person's numbers for a claim or a step."""
    return SetCredence(person, id, value, "prior" if field == "prior" else "credence")


def taken_ids(debate: Debate) -> set[str]:
    """Return the ids that a new claim or argument may not have."""
    return {*debate.claims, *debate.arguments}


def stepped(value: float, by: float) -> float:
    """Return a credence moved by a step, on a grid of that step, short of certainty.

    >>> [stepped(*v) for v in ((0.5, 0.05), (0.62, 0.05), (0.62, -0.05), (0.97, 0.05), (0.05, -0.05))]
    [0.55, 0.65, 0.6, 0.99, 0.01]
    """
    size = abs(by)
    places = value / size
    nearest = round(places)
    if abs(places - nearest) < 1e-9:
        return min(max(round((nearest + (1 if by > 0 else -1)) * size, 4), 0.01), 0.99)
    moved = int(places) + (1 if by > 0 else 0)
    return min(max(round(moved * size, 4), 0.01), 0.99)
