"""Random debates with everything the format holds, and random changes to them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from argmap.model.changes import (
    Add,
    AddContrary,
    Change,
    MergeClaims,
    Remove,
    RemoveContrary,
    Rename,
    SetConditionals,
    SetCredence,
    SetDefault,
    SetField,
    SetThesis,
    SetTitle,
    Several,
)
from argmap.model.values import (
    STATUSES,
    Argument,
    Claim,
    Crux,
    Debate,
    Pair,
    Participant,
    Premise,
    Quote,
    Section,
    Source,
)
from tests.strategies import random_debate

T = TypeVar("T")
TEXTS = [
    "Plain words.",
    "It's a colon: and a # hash",
    '"quoted" and \\ back',
    "first line\nsecond line",
    "para one\n\n  indented\nend",
    "no",
    "1:30",
    "- dash",
    "[x] y",
    "trailing space ",
    "ünïcödé \u2028 separator",
    "tab\there",
    "control \x1b[2J",
    "{a: b}, c",
    "word " * 60 + "end",
    "one  two",
    "ends with newline\n",
    "& anchor *alias !tag",
    "%percent",
    "?",
]


def rich_debate(seed: int) -> Debate:
    """Return a random debate with notes, tags, quotes, sources and cruxes."""
    rng = random.Random(seed)
    debate = random_debate(seed)
    debate = replace(
        debate,
        title=rng.choice(TEXTS),
        participants={
            **debate.participants,
            "ann": Participant("ann", name=maybe(rng, text(rng)), note=maybe(rng, text(rng))),
        },
        sources={"web": Source("web", title=text(rng), url="https://example.org/x"), "book": Source("book")},
    )
    claims = {
        id: replace(
            claim,
            text=text(rng),
            by=maybe(rng, "ann"),
            tags=tuple(dict.fromkeys(rng.choices(["a", "b c", "d"], k=rng.randint(0, 3)))),
            note=maybe(rng, text(rng)),
            quotes=tuple(quote(rng) for _ in range(rng.choice([0, 0, 1, 2]))),
        )
        for id, claim in debate.claims.items()
    }
    arguments = {
        id: replace(it, note=maybe(rng, text(rng)), by=maybe(rng, "ann")) for id, it in debate.arguments.items()
    }
    debate = replace(debate, claims=claims, arguments=arguments)
    others = [id for id in claims if id not in debate.thesis]
    if others:
        crux = Crux(
            "k1",
            tuple(rng.sample(others, rng.randint(1, min(2, len(others))))),
            raised_by=maybe(rng, "ann"),
            status=rng.choice(STATUSES),
            test=maybe(rng, text(rng)),
            conditionals={"ann": Pair(0.25, 0.5)} if rng.random() < 0.5 else {},
        )
        debate = replace(debate, cruxes={"k1": crux})
    return debate


def text(rng: random.Random) -> str:
    return rng.choice(TEXTS)


def maybe(rng: random.Random, value: T) -> T | None:
    return value if rng.random() < 0.4 else None


def quote(rng: random.Random) -> Quote:
    return Quote(rng.choice(["web", "book"]), text(rng), maybe(rng, "ann"))


def number(rng: random.Random) -> float:
    return rng.choice([0.0, 1.0, 0.5, round(rng.random(), 2), rng.random()])


def random_change(rng: random.Random, debate: Debate, *, depth: int = 0) -> Change:
    """Return a change of any kind; it may be one that has to be refused."""
    claims, arguments = list(debate.claims), list(debate.arguments)
    anyone = one(rng, list(debate.participants) or ["nobody"])
    statement = one(rng, claims + arguments)
    match rng.randint(0, 14 if depth == 0 else 13):
        case 0:
            return SetTitle(text(rng))
        case 1:
            return SetThesis(tuple(rng.sample(claims, rng.randint(1, min(3, len(claims))))))
        case 2:
            return SetDefault(rng.choice(["prior", "strength"]), rng.choice([None, number(rng)]))
        case 3 | 4:
            value = rng.choice([None, number(rng), number(rng)])
            return SetCredence(anyone, statement, value, rng.choice(["credence", "credence", "prior"]))
        case 5:
            return SetCredence(anyone, statement, maybe(rng, text(rng)), "note")
        case 6:
            return SetConditionals("k1", anyone, maybe(rng, Pair(number(rng), number(rng))))
        case 7:
            return added(rng, claims, arguments)
        case 8:
            section, id = entry(rng, debate)
            return Remove(section, id, cascade=rng.random() < 0.8)
        case 9:
            section, id = entry(rng, debate)
            return Rename(section, id, rng.choice(["fresh", "a", "0"]))
        case 10:
            return AddContrary(tuple(rng.sample(claims, min(2, len(claims)))))
        case 11:
            return RemoveContrary(one(rng, debate.contraries) if debate.contraries else ("x", "y"))
        case 12:
            return MergeClaims(one(rng, claims), one(rng, claims), "keep")
        case 13:
            return field_change(rng, debate)
        case _:
            return Several(tuple(random_change(rng, debate, depth=1) for _ in range(rng.randint(1, 4))))


def one(rng: random.Random, options: Sequence[T]) -> T:
    return options[rng.randrange(len(options))]


def entry(rng: random.Random, debate: Debate) -> tuple[Section, str]:
    sections: list[Section] = ["claims", "claims", "arguments", "participants", "sources", "cruxes"]
    choices = [(section, id) for section in sections for id in getattr(debate, section)]
    return one(rng, choices)


def added(rng: random.Random, claims: list[str], arguments: list[str]) -> Change:
    match rng.randint(0, 4):
        case 0:
            quotes = (quote(rng),) if rng.random() < 0.4 else ()
            return Add(
                Claim("new", text(rng), tags=("x",), note=maybe(rng, text(rng)), quotes=quotes), rng.random() < 0.2
            )
        case 1:
            premises = tuple(Premise(id, rng.random() < 0.3) for id in rng.sample(claims, min(2, len(claims))))
            return Add(
                Argument(
                    "new",
                    rng.choice(["supports", "rebuts"]),
                    one(rng, claims),
                    premises,
                    maybe(rng, 0.7),
                    text=text(rng),
                )
            )
        case 2:
            return Add(Participant("new", maybe(rng, text(rng))))
        case 3:
            return Add(Source("new", text(rng), note=maybe(rng, text(rng))))
        case _:
            return Add(
                Crux("new", (one(rng, claims),), conditionals={"ann": Pair(0.1, 0.9)}, test=maybe(rng, text(rng)))
            )


def field_change(rng: random.Random, debate: Debate) -> Change:
    section, id = entry(rng, debate)
    match section:
        case "claims":
            field = rng.choice(["text", "note", "by", "prior", "tags", "quotes"])
        case "arguments":
            field = rng.choice(["strength", "note", "text", "scheme", "premises", "by"])
        case "participants":
            field = rng.choice(["name", "note"])
        case "sources":
            field = rng.choice(["title", "note"])
        case _:
            field = rng.choice(["status", "test", "note", "claims", "raised_by", "target"])
    return SetField(section, id, field, field_value(rng, debate, field))


def field_value(
    rng: random.Random, debate: Debate, field: str
) -> str | float | tuple[str, ...] | tuple[Quote, ...] | None:
    if rng.random() < 0.3 and field not in ("text", "claims"):
        return None
    claims = list(debate.claims)
    match field:
        case "prior" | "strength":
            return number(rng)
        case "by" | "raised_by":
            return "ann"
        case "tags":
            return tuple(rng.sample(["a", "b c", "it's, odd", "z"], rng.randint(1, 3)))
        case "quotes":
            return tuple(quote(rng) for _ in range(rng.randint(1, 3)))
        case "premises":
            return tuple(
                rng.choice(["", "not "]) + id for id in rng.sample(claims, min(rng.randint(1, 3), len(claims)))
            )
        case "claims":
            return tuple(rng.sample(claims, min(rng.randint(1, 3), len(claims))))
        case "target":
            return one(rng, claims)
        case "status":
            return rng.choice(STATUSES)
    return text(rng)
