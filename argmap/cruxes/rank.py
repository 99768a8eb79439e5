"""Ranked cruxes: for one person, between two, or for a group.

Candidates are all claims the target depends on, and the cruxes of the file. Where a person stated conditionals for a
crux of this target, those stand in place of the map's. Must not know how cruxes are shown.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import fmean

from argmap.cruxes.conjunctive import conjunctions
from argmap.cruxes.dependence import bearing_on
from argmap.cruxes.measures import (
    View,
    discrimination,
    discrimination_level,
    discrimination_share,
    double_crux,
    gap_closed,
    information,
    information_level,
    information_share,
)
from argmap.cruxes.people import People, read_people, set_views, views
from argmap.cruxes.result import Cruxes, Nature, PersonalCrux, RankedCrux, Status
from argmap.model.values import Crux, Debate

DOUBLE = 0.1
"""A question counts as a double crux where each side closes at least this share of the gap."""
NEGLIGIBLE = 0.01
"""A share of the gap below this, either way, is said to be none."""


@dataclass(frozen=True, slots=True)
class Question:
    """A candidate: its claims, its status, the crux of the file that names it, and each person's view of it."""

    claims: tuple[str, ...]
    status: Status
    crux: str | None
    map_views: tuple[View | None, ...]
    used_views: tuple[View | None, ...]


def cruxes(
    debate: Debate,
    *,
    target: str | None = None,
    participants: Sequence[str] | None = None,
    between: tuple[str, str] | None = None,
    conjunctive: bool = True,
    people: People | None = None,
) -> Cruxes:
    """Return the questions about a target, best first.

    `target` defaults to the first thesis. With `between`, two people are compared and the double-crux score ranks;
    with one participant, the value of information in bits; else its mean over everybody. Numbers that are not defined
    are None and rank last. `people` are those asked for, where they are read already. Raises KeyError for a target or
    participant that is not in the debate.
    """
    chosen = target if target is not None else debate.thesis[0]
    people = people or read_people(debate, between or participants)
    questions = _questions(debate, people, chosen)
    ranked = [_rank(question, people, between) for question in questions]
    together = _together(debate, people, chosen, questions) if conjunctive else []
    sets = [_rank(question, people, between) for question in together]
    order = _order(between)
    return Cruxes(
        chosen,
        people.who,
        tuple(sorted(ranked, key=order)),
        tuple(sorted(sets, key=order)),
        between,
        method="exact" if people.worlds is None else "sampled",
        findings=people.findings,
    )


def _questions(debate: Debate, people: People, target: str) -> list[Question]:
    by_person = views(people, target)
    named: dict[tuple[str, ...], list[Crux]] = {}
    for crux in debate.cruxes.values():
        named.setdefault(tuple(sorted(set(crux.claims))), []).append(crux)
    found = []
    for claim in bearing_on(people.compiled.structure, target, people.imposed):
        here = named.pop((claim,), [])
        found.append(_question(debate, people, target, (claim,), here, [v[claim] for v in by_person]))
    for key, here in sorted(named.items()):
        found.append(
            _question(
                debate,
                people,
                target,
                tuple(dict.fromkeys(here[0].claims)),
                here,
                _seen(key, people, target, by_person),
            )
        )
    return found


def _seen(
    claims: tuple[str, ...], people: People, target: str, by_person: Sequence[Mapping[str, View | None]]
) -> Sequence[View | None]:
    return [v[claims[0]] for v in by_person] if len(claims) == 1 else set_views(people, target, claims)


def _together(debate: Debate, people: People, target: str, questions: Sequence[Question]) -> list[Question]:
    have = {frozenset(q.claims) for q in questions}
    singles = {q.claims[0]: q.map_views for q in questions if len(q.claims) == 1}
    return [
        _question(debate, people, target, claims, [], seen)
        for claims, seen in conjunctions(people, target, singles)
        if frozenset(claims) not in have
    ]


def _question(
    debate: Debate,
    people: People,
    target: str,
    claims: tuple[str, ...],
    cruxes: Sequence[Crux],
    seen: Sequence[View | None],
) -> Question:
    """Return a candidate; of several cruxes that name the same claims, those for this target speak first."""
    used = list(seen)
    mine = [crux for crux in cruxes if debate.crux_target(crux) == target]
    for row, person in enumerate(people.who):
        said = next((crux.conditionals[person] for crux in mine if person in crux.conditionals), None)
        own = seen[row]
        if said is not None and own is not None:
            used[row] = replace(own, if_true=float(said.if_true), if_false=float(said.if_false))
    speaks = next(iter((*mine, *cruxes)), None)
    status: Status = speaks.status if speaks is not None else "candidate"
    return Question(claims, status, speaks.id if speaks is not None else None, tuple(seen), tuple(used))


def _rank(question: Question, people: People, between: tuple[str, str] | None) -> RankedCrux:
    by = {person: _personal(question, people, row) for row, person in enumerate(people.who)}
    pairs = [(0, 1)] if between else list(combinations(range(len(people.who)), 2))
    found = RankedCrux(question.claims, question.status, by, crux=question.crux)
    if not pairs:
        return found
    both = [(a, b) for i, j in pairs if (a := _whole(question.used_views[i])) and (b := _whole(question.used_views[j]))]
    found = replace(
        found,
        vod=_mean([discrimination(a, b) for a, b in both]),
        vod_share=_mean([discrimination_share(a, b) for a, b in both]),
        vod_level=_mean([discrimination_level(a, b) for a, b in both]),
    )
    if between:
        return _between(found, question, between)
    scores = {(i, j): _score(question, i, j) for i, j in pairs}
    return replace(
        found,
        double_crux=_mean(list(scores.values())),
        pairs=tuple((people.who[i], people.who[j]) for (i, j), s in scores.items() if s is not None and s >= DOUBLE),
    )


def _between(found: RankedCrux, question: Question, between: tuple[str, str]) -> RankedCrux:
    a, b = question.used_views[:2]
    if a is None or b is None:
        return replace(found, closes=dict.fromkeys(between))
    closes = {between[0]: gap_closed(a, b), between[1]: gap_closed(b, a)}
    return replace(found, closes=closes, double_crux=double_crux(a, b), nature=nature(list(closes.values())))


def nature(closes: Sequence[float | None]) -> Nature:
    """Return what a question is between two people, from the share of the gap that each side closes."""
    shares = [s for s in closes if s is not None]
    if len(shares) == 1:  # the question is certain for the other, who would not move
        shares.append(0.0)
    if not shares or max(abs(s) for s in shares) < NEGLIGIBLE:
        return "none"
    if min(shares) >= DOUBLE:
        return "double"
    if max(shares) <= -NEGLIGIBLE or min(shares) <= -DOUBLE:
        return "anti"
    return "one-sided" if max(shares) >= DOUBLE else "none"


def _score(question: Question, i: int, j: int) -> float | None:
    a, b = _whole(question.used_views[i]), _whole(question.used_views[j])
    return None if a is None or b is None else double_crux(a, b)


def _personal(question: Question, people: People, row: int) -> PersonalCrux:
    used, own = question.used_views[row], question.map_views[row]
    if used is None or own is None:
        return PersonalCrux(None, None, None, None, None, None, None, None)
    elicited = used is not own
    whole = _whole(used)
    return PersonalCrux(
        credence=used.credence,
        target=used.target,
        if_true=_defined(used.if_true),
        if_false=_defined(used.if_false),
        swing=None if whole is None else used.if_true - used.if_false,
        voi_bits=None if whole is None else information(whole),
        voi_share=None if whole is None else information_share(whole),
        voi_level=None if whole is None else information_level(whole),
        source="elicited" if elicited else "map",
        map_if_true=_defined(own.if_true) if elicited else None,
        map_if_false=_defined(own.if_false) if elicited else None,
        assumed=any(bool(people.numbers.assumed[row, people.column(claim)]) for claim in question.claims),
    )


def _whole(view: View | None) -> View | None:
    if view is None or any(math.isnan(x) for x in (view.target, view.credence, view.if_true, view.if_false)):
        return None
    return view


def _defined(x: float) -> float | None:
    return None if math.isnan(x) else x


def _mean(values: Sequence[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return fmean(known) if known else None


def _order(between: tuple[str, str] | None) -> Callable[[RankedCrux], tuple[bool, float, tuple[str, ...]]]:
    def key(crux: RankedCrux) -> tuple[bool, float, tuple[str, ...]]:
        value = crux.double_crux if between else mean_information(crux.by)
        return (value is None, -(value or 0.0), crux.claims)

    return key


def mean_information(by: Mapping[str, PersonalCrux]) -> float | None:
    """Return the mean value of information in bits over those for whom it is defined."""
    return _mean([personal.voi_bits for personal in by.values()])
