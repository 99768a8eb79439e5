"""A table of conditional forecasts as a debate: U is the thesis, each C a crux with everybody's conditionals.

Knows how rows become claims, credences and cruxes. Must not know files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from argmap.cruxes.forecasts import Dropped, Forecast
from argmap.model.values import Claim, Crux, Debate, Pair, Participant, Stated

ULTIMATE = "The ultimate question U comes true."
_LONGEST_ID = 48


def to_debate(rows: Sequence[Forecast], *, title: str = "Forecasts", ultimate: str = ULTIMATE) -> Debate:
    """Return the rows as a debate; a person's P(U) is that of their first row (see `differing` for others)."""
    questions = _ids((row.id for row in rows), reserved={"u"})
    people = _ids((row.person for row in rows), reserved=set())
    kept = [row for row in rows if row.line not in {one.line for one in differing(rows)}]
    camps = {row.person: row.camp for row in reversed(rows)}
    claims = {"u": Claim("u", ultimate)}
    claims |= {id: Claim(id, question) for question, id in questions.items()}
    credences: dict[str, dict[str, Stated]] = {id: {} for id in people.values()}
    conditionals: dict[str, dict[str, Pair]] = {id: {} for id in questions.values()}
    for row in kept:
        who, question = people[row.person], questions[row.id]
        credences[who].setdefault("u", Stated(credence=row.pu))
        credences[who][question] = Stated(credence=row.pc)
        conditionals[question][who] = Pair(row.puc, row.pu_not_c)
    return Debate(
        title,
        ("u",),
        participants={id: _person(id, name, camps[name]) for name, id in people.items()},
        claims=claims,
        credences={who: said for who, said in credences.items() if said},
        cruxes={id: Crux(id, (id,), target="u", conditionals=pairs) for id, pairs in conditionals.items()},
    )


def differing(rows: Iterable[Forecast]) -> tuple[Dropped, ...]:
    """Return the rows that a debate cannot hold, since their person stated another P(U) in an earlier row."""
    first: dict[str, float] = {}
    return tuple(
        Dropped(
            row.line, row.person, row.id, "repeated", f"P(U) is {row.pu:.6g} here and {first[row.person]:.6g} above"
        )
        for row in rows
        if first.setdefault(row.person, row.pu) != row.pu
    )


def _person(id: str, name: str, camp: str) -> Participant:
    return Participant(id, name=name if name != id else None, note=f"camp: {camp}" if camp else None)


def _ids(names: Iterable[str], *, reserved: set[str]) -> Mapping[str, str]:
    """Return an id for each name, in order: its letters and digits, numbered where two come out alike."""
    found: dict[str, str] = {}
    taken = set(reserved)
    for name in names:
        if name in found:
            continue
        stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:_LONGEST_ID].strip("-") or "x"
        id, number = stem, 2
        while id in taken:
            id, number = f"{stem}-{number}", number + 1
        found[name] = id
        taken.add(id)
    return found
