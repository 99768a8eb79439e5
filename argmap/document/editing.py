"""A change written into a document's text, held to the law of editing.

The law: `parse(edit(d, c).text).debate == apply(d.debate, c)`; every comment outside a removed entry stays, and no
other line changes. Must not know how a single text is spliced, or read or write files.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from argmap.document.document import Companion, Document, Written, encode
from argmap.document.parse import parse
from argmap.document.plain import COMPANION, Place, Plain, Renames, plain_companion, plain_pair, renames_of
from argmap.document.rewrite import CannotRewrite, rewrite
from argmap.document.silent import followed, ids_followed, silent_in, silent_in_companion, with_silent
from argmap.model.apply import apply
from argmap.model.changes import Change, Refused, ResolveConflict, Several
from argmap.model.values import Debate

_REMEDY = "lay the file out plainly with `argmap fmt`, or write this change by hand"
_NO_RENAMES = Renames()


@dataclass(frozen=True, slots=True)
class Unverified:
    """A document and the debate its text is to say next; the text is written when it is verified.

    It costs no more than the change itself, so a screen can show a large debate at once.
    """

    document: Document
    debate: Debate
    renames: Renames = _NO_RENAMES


def edit(document: Document, change: Change) -> Document:
    """Return the document after the change, its text read again and found to say exactly that.

    Raise `Refused` where the file holds errors, the change cannot be made, or its text would say something else.
    """
    return verify(edit_unverified(document, change))


def edit_unverified(before: Document | Unverified, change: Change) -> Unverified:
    """Return what the change makes of the debate, not yet written into the text: `verify` it before it is saved.

    Raise `Refused` where the file holds errors or the change cannot be made. Several may follow each other.
    """
    document = before.document if isinstance(before, Unverified) else before
    if not (document.complete and is_resolving(change)):
        refuse_read_only(document)
    renames = before.renames if isinstance(before, Unverified) else _NO_RENAMES
    return Unverified(document, apply(before.debate, change), renames.then(renames_of(change)))


def verify(unverified: Unverified) -> Document:
    """Return the document whose text, read anew, says the debate; raise `Refused` where no such text can be written.

    Comments stay with what they belong to, and only the lines that the difference is about are touched.
    """
    before, after, renames = unverified.document, unverified.debate, unverified.renames
    homes = companions_of(before, after, renames)
    known = {*after.participants, *after.claims, *after.arguments}
    old, new = plain_pair(before.debate, after, set(before.companions), homes)
    silent = silent_in(before.tree, before.debate.credences)
    left = followed(silent, renames, after.participants, known)
    try:
        data = _bytes(before, with_silent(old, silent), with_silent(new, left), renames, (), known)
        companions = {who: _companion(before, who, after, renames, known) for who in sorted(homes)}
    except CannotRewrite as error:
        raise Refused(f"this cannot be written into the file as it is laid out: {error}", help=_REMEDY) from None
    read = parse(data, name=before.name, companions=companions if before.folder else None, inspect=before.inspect)
    if read.debate != after or not read.complete:
        raise Refused("this cannot be written into the file so that it reads back the same", help=_REMEDY)
    return read.made_of(after)


def is_resolving(change: Change) -> bool:
    """Return whether a change takes out what a merge left to be decided: it alone may be made while something is."""
    if isinstance(change, Several):
        return any(is_resolving(each) for each in change.changes)
    return isinstance(change, ResolveConflict)


def refuse_read_only(document: Document) -> None:
    """Raise `Refused` where errors keep the file from being edited, naming the first."""
    if document.read_only:
        first = next(each for each in document.diagnostics if each.severity == "error")
        raise Refused(
            f"the file has errors, the first on line {first.line}: {first.message}",
            help="correct the errors first; `argmap check` lists them",
        )


def companions_of(document: Document, after: Debate, renames: Renames = _NO_RENAMES) -> set[str]:
    """Return the participants whose numbers belong into files of their own.

    These are those who have one, and, where there is a folder for it, everyone without numbers in the debate's file.
    """
    if not document.folder:
        return set()
    names = renames.names.get("participants", {})
    renamed = {names.get(who, who) for who in document.companions if names.get(who, who) in after.participants}
    told = {who for who, entries in after.credences.items() if entries}
    told |= {who for crux in after.cruxes.values() for who in crux.conditionals}
    before = document.debate
    inline = {who for who, entries in before.credences.items() if entries}
    inline |= {who for crux in before.cruxes.values() for who in crux.conditionals}
    return renamed | (told - (inline - set(document.companions)))


def _bytes(
    written: Written, before: dict[str, Plain], after: dict[str, Plain], renames: Renames, root: Place, known: Set[str]
) -> bytes:
    if before == after:
        return written.encoded
    text = rewrite(written.text, written.tree, before, after, written.newline, renames, root, known)
    return encode(text, bom=written.bom)


def _companion(document: Document, who: str, after: Debate, renames: Renames, known: Set[str]) -> bytes:
    names = renames.names.get("participants", {})
    former = next((old for old, new in names.items() if new == who and old in document.companions), who)
    companion = document.companions.get(former) or Companion(None, "", False, None, b"", participant=who)
    said = plain_companion(document.debate, former) if former in document.companions else {}
    shall = plain_companion(after, who)
    silent = silent_in_companion(companion.tree, document.debate.credences.get(former, {}))
    left = ids_followed(silent, renames, known)
    if silent:
        said = {**said, "credences": {**silent, **_credences(said)}}
        shall = {**shall, "credences": {**left, **_credences(shall)}} if left or "credences" in shall else shall
    return _bytes(companion, said, shall, renames, COMPANION, known)


def _credences(companion: dict[str, Plain]) -> dict[str, Plain]:
    said = companion.get("credences")
    return said if isinstance(said, dict) else {}
