"""What a change makes of a debate: the one definition of each change's meaning.

Knows every kind of change. Must not know how it is written to a file; the file's text is held to what this says.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import assert_never

from argmap.model.changes import (
    Add,
    AddContrary,
    Change,
    MergeClaims,
    Refused,
    Remove,
    RemoveContrary,
    Rename,
    ResolveConflict,
    SetConditionals,
    SetCredence,
    SetDefault,
    SetField,
    SetThesis,
    SetTitle,
    Several,
)
from argmap.model.diagnostic import Finding
from argmap.model.fields import check_pair, checked_entry, field_set, probability, text_or_none
from argmap.model.merge_claims import merged
from argmap.model.remove import removed
from argmap.model.rename import renamed
from argmap.model.rules import findings
from argmap.model.sections import NOUNS, AnyEntry, entries_of, section_of, with_entries
from argmap.model.values import Debate, Defaults, Pair, Section, Stated, is_id


def apply(debate: Debate, change: Change) -> Debate:
    """Return the debate after the change; raise `Refused` where it cannot be made.

    Refused is what names something that is not there, what is still used, and what would leave the debate with an error
    it does not have now. `Several` is made whole or not at all, and only its end is held to the rules.
    """
    after = _applied(debate, change)
    _refuse_new_errors(debate, after)
    return after


def _applied(debate: Debate, change: Change) -> Debate:
    match change:
        case Several(changes):
            for each in changes:
                debate = _applied(debate, each)
            return debate
        case SetField(section, id):
            _existing(debate, section, id)
            return field_set(debate, change)
        case SetTitle(title):
            if not title.strip():
                raise Refused("a debate needs a title", help="say in one line what it is about")
            return replace(debate, title=title)
        case SetThesis(thesis):
            return _thesis_set(debate, thesis)
        case SetDefault(field, value):
            number = getattr(Defaults(), field) if value is None else probability(field, value)
            if field == "prior":
                return replace(debate, defaults=replace(debate.defaults, prior=number))
            return replace(debate, defaults=replace(debate.defaults, strength=number))
        case SetCredence():
            return _credence_set(debate, change)
        case SetConditionals(crux, participant, pair):
            return _conditionals_set(debate, crux, participant, pair)
        case Add(entry, thesis):
            return _added(debate, entry, thesis)
        case Remove(section, id):
            _existing(debate, section, id)
            return removed(debate, change)
        case Rename(section, old, new):
            _existing(debate, section, old)
            if old != new:
                _free(debate, section, new)
            return renamed(debate, section, old, new)
        case AddContrary(claims):
            return _contrary_added(debate, claims)
        case RemoveContrary(claims):
            return _contrary_removed(debate, claims)
        case MergeClaims(keep, drop):
            _existing(debate, "claims", keep)
            _existing(debate, "claims", drop)
            if keep == drop:
                raise Refused(f"{keep} is one claim already", help="name two different claims")
            return merged(debate, change)
        case ResolveConflict(at):
            return _resolved(debate, at)
        case _:
            assert_never(change)


def _resolved(debate: Debate, at: str) -> Debate:
    left = tuple(conflict for conflict in debate.conflicts if conflict.at != at)
    if left == debate.conflicts:
        raise Refused(f"nothing is in conflict at {at[:200]}", help="`argmap resolve FILE` lists what is")
    return replace(debate, conflicts=left)


def _existing(debate: Debate, section: Section, id: str) -> None:
    if id not in entries_of(debate, section):
        raise Refused(f"there is no {NOUNS[section]} {id}", help="check the spelling of the id")


def _statement(debate: Debate, id: str) -> None:
    if id not in debate.claims and id not in debate.arguments:
        raise Refused(f"there is no claim or argument {id}", help="check the spelling of the id")


def _free(debate: Debate, section: Section, id: str) -> None:
    if not is_id(id):
        raise Refused(
            f"'{id[:80]}' cannot be an id",
            help="use lower-case letters, digits and hyphens, at most 64, no hyphen first",
        )
    sections: tuple[Section, ...] = ("claims", "arguments") if section in ("claims", "arguments") else (section,)
    for each in sections:
        if id in entries_of(debate, each):
            raise Refused(f"there is already a {NOUNS[each]} {id}", help="choose another id")


def _thesis_set(debate: Debate, thesis: tuple[str, ...]) -> Debate:
    if not thesis and debate.claims:
        raise Refused("a debate with claims needs a thesis", help="name the claim the debate is about")
    for id in thesis:
        _existing(debate, "claims", id)
    return replace(debate, thesis=tuple(dict.fromkeys(thesis)))


def _credence_set(debate: Debate, change: SetCredence) -> Debate:
    who, id, value = change.participant, change.id, change.value
    _existing(debate, "participants", who)
    _statement(debate, id)
    stated = debate.stated(who, id)
    match change.field:
        case "credence":
            stated = replace(stated, credence=None if value is None else probability("credence", value))
        case "prior":
            stated = replace(stated, prior=None if value is None else probability("prior", value))
        case "likelihoods":
            stated = replace(stated, likelihoods=None if value is None else check_pair("likelihoods", value))
        case "note":
            stated = replace(stated, note=text_or_none("note", value))
    entries = dict(debate.credences.get(who, {}))
    entries[id] = stated
    if stated == Stated():
        del entries[id]
    credences = {**debate.credences, who: entries}
    if not entries:
        del credences[who]
    return replace(debate, credences=credences)


def _conditionals_set(debate: Debate, crux: str, who: str, pair: Pair | None) -> Debate:
    _existing(debate, "cruxes", crux)
    _existing(debate, "participants", who)
    entry = debate.cruxes[crux]
    conditionals = dict(entry.conditionals)
    if pair is None:
        conditionals.pop(who, None)
    else:
        conditionals[who] = check_pair("conditionals", pair)
    return replace(debate, cruxes={**debate.cruxes, crux: replace(entry, conditionals=conditionals)})


def _added(debate: Debate, entry: AnyEntry, thesis: bool) -> Debate:
    section = section_of(entry)
    _free(debate, section, entry.id)
    entry = checked_entry(section, entry)
    after = with_entries(debate, section, {**entries_of(debate, section), entry.id: entry})
    if section == "claims" and (thesis or not debate.thesis):
        return replace(after, thesis=(*debate.thesis, entry.id))
    return after


def _contrary_added(debate: Debate, claims: tuple[str, ...]) -> Debate:
    for id in claims:
        _existing(debate, "claims", id)
    if len(set(claims)) < 2 or len(set(claims)) != len(claims):
        raise Refused("contraries are two or more different claims", help="name each claim once")
    if any(set(group) == set(claims) for group in debate.contraries):
        raise Refused(f"{', '.join(claims)} are contraries already", help="nothing has to be done")
    return replace(debate, contraries=(*debate.contraries, claims))


def _contrary_removed(debate: Debate, claims: tuple[str, ...]) -> Debate:
    left = tuple(group for group in debate.contraries if set(group) != set(claims))
    if left == debate.contraries:
        raise Refused(f"{', '.join(claims)} are no group of contraries", help="name all claims of one group")
    return replace(debate, contraries=left)


def _refuse_new_errors(before: Debate, after: Debate) -> None:
    errors = _errors(after)
    if not errors:
        return
    known = Counter(finding.message for finding in _errors(before))
    new = [finding for finding in errors if not known[finding.message]]
    if new:
        raise Refused(new[0].message, uses=tuple(finding.message for finding in new[1:]), help=new[0].help)


def _errors(debate: Debate) -> list[Finding]:
    return [finding for finding in findings(debate) if finding.severity == "error"]
