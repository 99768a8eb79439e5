"""What editing commands share: who is speaking, making one change in a file, and saying why it was refused.

Knows sessions and exit codes. Must not know any one command.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import output
from argmap.cli.reading import cannot_open, known_participant, tell_diagnostics
from argmap.cli.stop import FINDINGS, FINE, USAGE, Stop, did_you_mean
from argmap.text.safe import display_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.model.changes import Change
    from argmap.model.values import Debate, Section

NOUNS: dict[str, str] = {
    "claims": "claim",
    "arguments": "argument",
    "participants": "participant",
    "sources": "source",
    "cruxes": "crux",
}


def edit_file(
    file: str,
    change_of: Callable[[Debate], Change | None],
    *,
    done: str = "saved",
    resolving: bool = False,
    hints: Callable[[Debate], Iterable[str]] | None = None,
) -> int:
    """Make the change that `change_of` asks for in the file's debate and save it; return the exit code.

    Nothing is written where the file has an error (1; with `resolving`, one that is no conflict of a merge), where the
    change is refused (1), where the file changed meanwhile (1), or where `change_of` ends with a `Stop`. What reading
    the file remarks on only since the change is told, and the lines that `hints` gives for the debate as it then is.
    """
    from argmap.model.changes import Refused
    from argmap.session import Session
    from argmap.text.store import ChangedOnDisk

    try:
        session = Session.open(Path(file))
    except OSError as error:
        raise cannot_open(file, error) from None
    if session.read_only and not (resolving and session.document.complete):
        tell_diagnostics(session.diagnostics, only_errors=True)
        raise Stop(f"{file} has errors; nothing was written", code=FINDINGS, help=_mending(file, session.debate))
    before = {(one.code, one.message) for one in session.document.diagnostics}
    try:
        change = change_of(session.debate)
        changed = change is not None and session.change(change)
    except Refused as refused:
        lines = tuple(f"- {use}" for use in refused.uses)
        raise Stop(refused.message, code=FINDINGS, help=refused.help, lines=lines) from None
    except ChangedOnDisk as outside:
        raise Stop(str(outside), code=FINDINGS, help="Nothing was written; run the command again.") from None
    except OSError as error:
        raise _not_saved(file, error) from None
    output.say(f"{display_text(file)}: {display_text(done) if changed else 'nothing to change'}")
    # What was wrong before is for `check`; what this change made is said at once.
    tell_diagnostics(one for one in session.document.diagnostics if (one.code, one.message) not in before)
    for line in hints(session.debate) if hints is not None and changed else ():
        output.say(f"  {display_text(line)}")
    return FINE


def _mending(file: str, debate: Debate) -> str:
    return f"Decide what a merge left: argmap resolve {file}" if debate.conflicts else f"Mend them: argmap check {file}"


def _not_saved(file: str, error: OSError) -> Stop:
    reason = (error.strerror or str(error)).lower()
    return Stop(
        f"{file}: not saved: {reason}", help=f"The file is as it was. The change is kept: argmap {file} offers it."
    )


def speaking(given: str | None) -> str | None:
    """Return who is speaking: `given`, else ARGMAP_AS, else the settings' `as`; None for nobody."""
    if given is not None:
        return given or None
    from argmap.configuration import BadConfiguration, speaker

    try:
        return speaker()
    except BadConfiguration as bad:
        raise Stop(str(bad), code=USAGE) from None


def known_speaker(debate: Debate, given: str | None) -> str | None:
    """Return who is speaking, a participant of this debate, or None for nobody; else end with code 2."""
    who = speaking(given)
    if who is None:
        return None
    if who in debate.participants:
        return who
    if not debate.participants:
        raise Stop(f"'{who}' is no participant of this debate", help=f"Add one: argmap add participant FILE {who}")
    return known_participant(debate, who)


def sections_of(debate: Debate, id: str) -> tuple[Section, ...]:
    """Return the sections that have an entry of this id."""
    from argmap.model.values import SECTIONS

    return tuple(section for section in SECTIONS if id in getattr(debate, section))


def find_entry(debate: Debate, id: str, within: str | None = None) -> Section:
    """Return the section of the entry of this id; end with code 2 where there is none, or more than one."""
    from argmap.model.values import SECTIONS

    found = sections_of(debate, id)
    wanted = tuple(section for section in SECTIONS if within in (None, section, NOUNS[section]))
    found = tuple(section for section in found if section in wanted)
    if len(found) == 1:
        return found[0]
    if found:
        kinds = " and ".join(f"a {NOUNS[section]}" for section in found)
        raise Stop(f"'{id}' is {kinds}", help=f"Say which: --in {' or --in '.join(NOUNS[each] for each in found)}")
    others = sections_of(debate, id)
    if others and len(wanted) == 1:
        raise Stop(f"'{id}' is {_a(NOUNS[others[0]])}, and {_a(NOUNS[wanted[0]])} is wanted here")
    known = [name for section in wanted for name in getattr(debate, section)]
    raise Stop(f"there is no {NOUNS[wanted[0]] if len(wanted) == 1 else 'entry'} '{id}'", help=did_you_mean(id, known))


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def known_entry(debate: Debate, section: Section, id: str) -> str:
    """Return the id where the section has it; else end with code 2 and a remedy."""
    if section == "participants":
        if id not in debate.participants:
            raise Stop(f"there is no participant '{id}'", help=did_you_mean(id, tuple(debate.participants)))
        return id
    find_entry(debate, id, section)
    return id


def probability(text: str, name: str) -> float:
    """Return the probability that was typed; end with code 2 where it is none."""
    from argmap.model.numbers import NotANumber, parse_number

    try:
        return parse_number(text)
    except NotANumber as wrong:
        raise Stop(f"{name}: {wrong}", code=USAGE) from None
