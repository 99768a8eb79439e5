"""Every use of an id in a debate, as values that can be listed to a person.

Knows where a debate refers to its own entries. Must not know how an entry is renamed, removed or written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.model.diagnostic import Path
from argmap.model.values import Argument, Claim, Crux, Debate, Section


class Use(NamedTuple):
    """One place that refers to the entry `id` of `section`; `path` is the place, `words` names it to a person."""

    section: Section
    id: str
    path: Path
    words: str

    def __str__(self) -> str:
        return self.words


def references(debate: Debate) -> Iterator[Use]:
    """Yield every reference in the debate, in the order of the format's sections; dangling ones included."""
    for index, id in enumerate(debate.thesis):
        yield Use("claims", id, ("thesis", index), "the debate's thesis")
    for claim in debate.claims.values():
        yield from _of_claim(claim)
    for argument in debate.arguments.values():
        yield from _of_argument(argument)
    for group, members in enumerate(debate.contraries):
        for index, id in enumerate(members):
            yield Use("claims", id, ("contraries", group, index), f"the contraries {', '.join(members)}")
    yield from _of_credences(debate)
    for crux in debate.cruxes.values():
        yield from _of_crux(crux)


def uses(debate: Debate, section: Section, id: str) -> tuple[Use, ...]:
    """Return every reference to one entry; empty where nothing uses it."""
    return tuple(use for use in references(debate) if use.id == id and use.section == section)


def dangling(debate: Debate) -> tuple[Use, ...]:
    """Return the references that name nothing; empty for a closed debate."""
    if is_closed(debate):
        return ()
    return tuple(use for use in references(debate) if use.id not in getattr(debate, use.section))


def is_closed(debate: Debate) -> bool:
    """Return whether every reference names something. It says what `dangling` says, without naming the places."""
    claims, arguments, people = debate.claims.keys(), debate.arguments.keys(), debate.participants.keys() | {None}
    return (
        all(id in claims for id in debate.thesis)
        and people >= {it.by for it in debate.claims.values()}
        and people >= {it.by for it in debate.arguments.values()}
        and all(
            quote.source in debate.sources and quote.by in people
            for it in debate.claims.values()
            if it.quotes
            for quote in it.quotes
        )
        and claims >= {premise.claim for it in debate.arguments.values() for premise in it.premises}
        and claims >= {it.target for it in debate.arguments.values() if it.relation != "undercuts"}
        and arguments >= {it.target for it in debate.arguments.values() if it.relation == "undercuts"}
        and all(claims >= set(group) for group in debate.contraries)
        and all(
            who in people and (claims >= entries.keys() or all(id in claims or id in arguments for id in entries))
            for who, entries in debate.credences.items()
        )
        and all(
            claims >= set(crux.claims)
            and (crux.target is None or crux.target in claims)
            and crux.raised_by in people
            and people >= crux.conditionals.keys()
            for crux in debate.cruxes.values()
        )
    )


def _of_claim(claim: Claim) -> Iterator[Use]:
    path = ("claims", claim.id)
    if claim.by is not None:
        yield Use("participants", claim.by, (*path, "by"), f"`by` of claim {claim.id}")
    for index, quote in enumerate(claim.quotes):
        place = (*path, "quotes", index)
        yield Use("sources", quote.source, (*place, "source"), f"a quote of claim {claim.id}")
        if quote.by is not None:
            yield Use("participants", quote.by, (*place, "by"), f"`by` of a quote of claim {claim.id}")


def _of_argument(argument: Argument) -> Iterator[Use]:
    path = ("arguments", argument.id)
    target: Section = "arguments" if argument.relation == "undercuts" else "claims"
    for index, premise in enumerate(argument.premises):
        yield Use("claims", premise.claim, (*path, "premises", index), f"a premise of argument {argument.id}")
    words = f"the target of argument {argument.id} ({argument.relation})"
    yield Use(target, argument.target, (*path, argument.relation), words)
    if argument.by is not None:
        yield Use("participants", argument.by, (*path, "by"), f"`by` of argument {argument.id}")


def _of_credences(debate: Debate) -> Iterator[Use]:
    for who, entries in debate.credences.items():
        yield Use("participants", who, ("credences", who), f"the credences of {who}")
        for id in entries:
            section: Section = "arguments" if id in debate.arguments else "claims"
            yield Use(section, id, ("credences", who, id), f"what {who} states of {id}")


def _of_crux(crux: Crux) -> Iterator[Use]:
    path = ("cruxes", crux.id)
    for index, id in enumerate(crux.claims):
        yield Use("claims", id, (*path, "claims", index), f"a claim of crux {crux.id}")
    if crux.target is not None:
        yield Use("claims", crux.target, (*path, "for"), f"`for` of crux {crux.id}")
    if crux.raised_by is not None:
        yield Use("participants", crux.raised_by, (*path, "raised_by"), f"`raised_by` of crux {crux.id}")
    for who in crux.conditionals:
        yield Use("participants", who, (*path, "conditionals", who), f"conditionals of crux {crux.id}")
