"""A change written into a document's text, held to the law of editing.

The law: `parse(edit(d, c).text).debate == apply(d.debate, c)`; every comment outside a removed entry stays, and no
other line changes. Must not know how a single text is spliced, or read or write files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from argmap.document.document import Companion, Document, Written, encode
from argmap.document.parse import companion_name, parse
from argmap.document.plain import COMPANION, Place, Plain, Renames, plain_companion, plain_pair, renames_of
from argmap.document.rewrite import CannotRewrite, rewrite
from argmap.model.apply import apply
from argmap.model.changes import Change, Refused
from argmap.model.values import Debate
from argmap.text.tree import Tree
from argmap.text.yaml import read_yaml

_REMEDY = "lay the file out plainly with `argmap fmt`, or write this change by hand"
_NO_RENAMES = Renames()


def edit(document: Document, change: Change) -> Document:
    """Return the document after the change, its text read again and found to say exactly that.

    Raise `Refused` where the file holds errors, the change cannot be made, or its text would say something else.
    """
    return verify(edit_unverified(document, change))


def edit_unverified(document: Document, change: Change) -> Document:
    """Return the document after the change, its text not yet read again: `verify` it before it is saved.

    Its diagnostics are those of the document before. Raise `Refused` where the change cannot be made.
    """
    refuse_read_only(document)
    return rewritten(document, apply(document.debate, change), renames_of(change))


def refuse_read_only(document: Document) -> None:
    """Raise `Refused` where errors keep the file from being edited, naming the first."""
    if document.read_only:
        first = next(each for each in document.diagnostics if each.severity == "error")
        raise Refused(
            f"the file has errors, the first on line {first.line}: {first.message}",
            help="correct the errors first; `argmap check` lists them",
        )


def rewritten(document: Document, after: Debate, renames: Renames = _NO_RENAMES) -> Document:
    """Return the document with a text that is to say `after`, not yet read again. Raise `Refused` where none can."""
    before = document.debate
    homes = companions_of(document, after)
    former = set(document.companions)
    old, new = plain_pair(before, after, former, homes)
    try:
        text, tree = _text(document, old, new, renames, ())
        companions = {}
        for who in sorted(homes):
            companions[who] = _companion(document, who, before, after, renames)
    except CannotRewrite as error:
        raise Refused(f"this cannot be written into the file as it is laid out: {error}", help=_REMEDY) from None
    return replace(
        document,
        text=text,
        tree=tree,
        encoded=encode(text, bom=document.bom),
        debate=after,
        companions=companions,
    )


def verify(document: Document) -> Document:
    """Return the document read anew from its text; raise `Refused` where that does not say its debate."""
    beside = {who: companion.encoded for who, companion in document.companions.items()}
    read = parse(
        document.encoded,
        name=document.name,
        companions=beside if document.folder else None,
        inspect=document.inspect,
    )
    if read.debate != document.debate or not read.complete:
        raise Refused("this cannot be written into the file so that it reads back the same", help=_REMEDY)
    return read


def companions_of(document: Document, after: Debate) -> set[str]:
    """Return the participants whose numbers belong into files of their own.

    These are those who have one, and, where there is a folder for it, everyone without numbers in the debate's file.
    """
    if not document.folder:
        return set()
    renamed = {who for who in document.companions if who in after.participants}
    told = {who for who, entries in after.credences.items() if entries}
    told |= {who for crux in after.cruxes.values() for who in crux.conditionals}
    before = document.debate
    inline = {who for who, entries in before.credences.items() if entries}
    inline |= {who for crux in before.cruxes.values() for who in crux.conditionals}
    return renamed | (told - (inline - set(document.companions)))


def _text(
    written: Written, before: dict[str, Plain], after: dict[str, Plain], renames: Renames, root: Place
) -> tuple[str, Tree | None]:
    if before == after:
        return written.text, written.tree
    text = rewrite(written.text, written.tree, before, after, written.newline, renames, root)
    return text, read_yaml(text).tree


def _companion(document: Document, who: str, before: Debate, after: Debate, renames: Renames) -> Companion:
    names = renames.names.get("participants", {})
    former = next((old for old, new in names.items() if new == who and old in document.companions), who)
    companion = document.companions.get(former)
    if companion is None:
        companion = Companion(None, "", False, None, b"", participant=who)
        companion = replace(companion, text="")
    said = plain_companion(before, former)
    text, tree = _text(companion, said, plain_companion(after, who), renames, COMPANION)
    return replace(
        companion,
        name=companion_name(document.name, who),
        text=text,
        tree=tree,
        encoded=encode(text, bom=companion.bom),
        participant=who,
    )


def changed_files(before: Document, after: Document) -> Mapping[str | None, bytes | None]:
    """Return the new bytes of each file that differs, None where it goes; the key None is the debate's own file."""
    changed: dict[str | None, bytes | None] = {}
    if before.encoded != after.encoded:
        changed[None] = after.encoded
    for who in sorted({*before.companions, *after.companions}):
        old, new = before.companions.get(who), after.companions.get(who)
        if new is None:
            changed[who] = None
        elif old is None or old.encoded != new.encoded:
            changed[who] = new.encoded
    return changed
