"""Letting one claim stand for two, with nothing lost that was said of either.

Knows how two values become one. Must not know how repeated claims are found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from argmap.model.changes import MergeClaims, Refused
from argmap.model.numbers import number_text
from argmap.model.references import uses
from argmap.model.remove import without
from argmap.model.rename import redirected
from argmap.model.values import Argument, Claim, Debate, Pair, Premise, Stated

Prefer = Literal["keep", "drop"] | None


def merged(debate: Debate, change: MergeClaims) -> Debate:
    """Return the debate in which `keep` stands for both claims.

    The text dropped goes to the note. Arguments that the merge makes alike become one, with the numbers and
    undercutters of both; one that would only say "it is so because it is so", and of which nobody says anything, goes.
    Raise `Refused` where numbers differ and `prefer` is None, and where the debate uses the two as different claims.
    """
    keep, drop = debate.claims[change.keep], debate.claims[change.drop]
    _refuse_what_tells_them_apart(debate, keep.id, drop.id)
    echoes = {it.id for it in debate.arguments.values() if _is_echo(debate, it, {keep.id, drop.id})}
    of_drop = {it.id for it in debate.arguments.values() if _mentions(it, drop.id)}
    claims = {**debate.claims, keep.id: _claims_as_one(keep, drop, change.prefer)}
    credences = {
        who: _one_entry(stated, who, keep.id, drop.id, change.prefer) for who, stated in debate.credences.items()
    }
    debate = replace(
        debate,
        claims=without(claims, {drop.id}),
        arguments=without(debate.arguments, echoes),
        credences=credences,
    )
    debate = _deduplicated(redirected(debate, "claims", drop.id, keep.id))
    return _alike_as_one(debate, of_drop, change.prefer)


def _refuse_what_tells_them_apart(debate: Debate, keep: str, drop: str) -> None:
    both = {keep, drop}
    apart = [f"the contraries {', '.join(group)}" for group in debate.contraries if both <= set(group)]
    for argument in debate.arguments.values():
        premises = {premise.claim: premise.negated for premise in argument.premises}
        if both <= premises.keys() and premises[keep] != premises[drop]:
            apart.append(f"argument {argument.id} needs one and denies the other")
        if argument.target in both and not both.isdisjoint(premises) and not _is_echo(debate, argument, both):
            apart.append(f"argument {argument.id} runs from one to the other")
    for crux in debate.cruxes.values():
        target = debate.crux_target(crux)
        if target in both and not both.isdisjoint(crux.claims):
            apart.append(f"crux {crux.id} asks what one says about the other")
    if apart:
        raise Refused(
            f"{keep} and {drop} are used as different claims",
            uses=tuple(apart),
            help="remove these first if the two really say the same",
        )


def _is_echo(debate: Debate, argument: Argument, both: set[str]) -> bool:
    """Return whether the argument says nothing once the two claims are one: a bare step from one to the other."""
    return (
        argument.relation == "supports"
        and argument.target in both
        and len(argument.premises) == 1
        and not argument.premises[0].negated
        and {argument.target, argument.premises[0].claim} == both
        and argument.strength is None
        and argument.text is None
        and argument.note is None
        and not uses(debate, "arguments", argument.id)
    )


def _mentions(argument: Argument, claim: str) -> bool:
    return argument.target == claim or any(premise.claim == claim for premise in argument.premises)


def _claims_as_one(keep: Claim, drop: Claim, prefer: Prefer) -> Claim:
    said = None
    if drop.text != keep.text:
        author = f" by {drop.by}" if drop.by not in (None, keep.by) else ""
        said = f"Also put{author} as: {drop.text}"
    return replace(
        keep,
        by=keep.by or drop.by,
        prior=_number(keep.prior, drop.prior, f"the priors of {keep.id} and {drop.id}", prefer),
        tags=tuple(dict.fromkeys(keep.tags + drop.tags)),
        note=_texts(keep.note, said, drop.note),
        quotes=tuple(dict.fromkeys(keep.quotes + drop.quotes)),
    )


def _one_entry(entries: Mapping[str, Stated], who: str, keep: str, drop: str, prefer: Prefer) -> Mapping[str, Stated]:
    if drop not in entries:
        return entries
    if keep not in entries:
        return {keep if id == drop else id: stated for id, stated in entries.items()}
    one = _stated_as_one(entries[keep], entries[drop], f"what {who} states of {keep} and {drop}", prefer)
    return without({**entries, keep: one}, {drop})


def _stated_as_one(keep: Stated, drop: Stated, of: str, prefer: Prefer) -> Stated:
    return Stated(
        _number(keep.credence, drop.credence, of, prefer),
        _number(keep.prior, drop.prior, of, prefer),
        _pair(keep.likelihoods, drop.likelihoods, of, prefer),
        _texts(keep.note, drop.note),
    )


def _number(keep: float | None, drop: float | None, of: str, prefer: Prefer) -> float | None:
    if keep is None or drop is None or keep == drop:
        return drop if keep is None else keep
    if prefer is None:
        raise _differing(of, number_text(keep), number_text(drop))
    return keep if prefer == "keep" else drop


def _pair(keep: Pair | None, drop: Pair | None, of: str, prefer: Prefer) -> Pair | None:
    if keep is None or drop is None or keep == drop:
        return drop if keep is None else keep
    if prefer is None:
        raise _differing(of, *(f"{number_text(p.if_true)} / {number_text(p.if_false)}" for p in (keep, drop)))
    return keep if prefer == "keep" else drop


def _differing(of: str, keep: str, drop: str) -> Refused:
    return Refused(f"{of} differ: {keep} and {drop}", uses=(of,), help="say whose number stands: keep or drop")


def _texts(*texts: str | None) -> str | None:
    return "\n".join(dict.fromkeys(text for text in texts if text is not None)) or None


def _deduplicated(debate: Debate) -> Debate:
    """Return the debate without the repetitions that a merge leaves within lists."""
    arguments = {id: replace(it, premises=tuple(dict.fromkeys(it.premises))) for id, it in debate.arguments.items()}
    groups: dict[frozenset[str], tuple[str, ...]] = {}
    for group in debate.contraries:
        groups.setdefault(frozenset(group), group)
    return replace(
        debate,
        thesis=tuple(dict.fromkeys(debate.thesis)),
        arguments=arguments,
        contraries=tuple(groups.values()),
        cruxes={id: replace(it, claims=tuple(dict.fromkeys(it.claims))) for id, it in debate.cruxes.items()},
    )


def _alike_as_one(debate: Debate, touched: set[str], prefer: Prefer) -> Debate:
    """Return the debate with arguments made alike by the merge folded; folding may make their undercutters alike."""
    while touched:
        alike: dict[tuple[str, str, frozenset[Premise]], list[str]] = {}
        for it in debate.arguments.values():
            alike.setdefault((it.relation, it.target, frozenset(it.premises)), []).append(it.id)
        pair = next(
            (
                (one, other)
                for ids in alike.values()
                for one in ids
                for other in ids
                if one != other and other in touched and one not in touched and _compatible(debate, one, other)
            ),
            None,
        )
        if pair is None:
            return debate
        one, other = pair
        touched |= {it.id for it in debate.arguments.values() if it.target == other and it.relation == "undercuts"}
        touched.discard(other)
        debate = _fold(debate, one, other, prefer)
    return debate


def _compatible(debate: Debate, one: str, other: str) -> bool:
    """Return whether two arguments of one shape can be one: neither says a thing that the other says otherwise."""
    a, b = debate.arguments[one], debate.arguments[other]
    return a.text in (None, b.text) or b.text is None


def _fold(debate: Debate, one: str, other: str, prefer: Prefer) -> Debate:
    keep, drop = debate.arguments[one], debate.arguments[other]
    of = f"the strengths of {one} and {other}"
    folded = replace(
        keep,
        strength=_number(keep.strength, drop.strength, of, prefer),
        likelihoods=_pair(keep.likelihoods, drop.likelihoods, f"the likelihoods of {one} and {other}", prefer),
        text=keep.text or drop.text,
        scheme=keep.scheme or drop.scheme,
        by=keep.by or drop.by,
        note=_texts(keep.note, drop.note),
    )
    credences = {who: _one_entry(entries, who, one, other, prefer) for who, entries in debate.credences.items()}
    arguments = without({**debate.arguments, one: folded}, {other})
    return redirected(replace(debate, arguments=arguments, credences=credences), "arguments", other, one)
