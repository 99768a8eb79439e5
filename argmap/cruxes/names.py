"""How people are called in a sentence.

Knows names. Must not know what is said of the people.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.model.values import Debate
from argmap.text.safe import display_text


def called(debate: Debate, who: str) -> str:
    """Return what a participant is called in a sentence, safe for a terminal: see `short_name`."""
    return display_text(short_name(debate, who))


def short_name(debate: Debate, who: str) -> str:
    """Return a participant's name, or id where there is none.

    Of "Rosa, bookseller" it is "Rosa", unless somebody else would be called the same: a comma would end the name.
    """
    person = debate.participants.get(who)
    if person is None or not person.name:
        return who
    short = _before_comma(person.name)
    alike = (_before_comma(other.name or id) for id, other in debate.participants.items() if id != who)
    return short if short and short not in alike else person.name


def _before_comma(name: str) -> str:
    return name.partition(",")[0].strip()


def sentence_start(text: str) -> str:
    """Return the text with its first letter as at the start of a sentence."""
    return text[:1].upper() + text[1:]


def within_sentence(text: str) -> str:
    """Return a name such as "The critic" as it stands within a sentence."""
    return "the " + text[4:] if text.startswith("The ") else text


def joined(parts: Sequence[str]) -> str:
    """Return parts as a sentence has them: "a", "a and b", "a, b and c"; parts with commas in them part by semicolons.

    >>> joined(["Ann, a baker", "Bob"]), joined(["a", "b", "c"])
    ('Ann, a baker; and Bob', 'a, b and c')
    """
    if len(parts) > 1 and any("," in part for part in parts):
        return "; and ".join(("; ".join(parts[:-1]), parts[-1]))
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def any_of(parts: Sequence[str]) -> str:
    """Return parts as a denial has them: "by a", "by either of a and b", "by any of a, b and c".

    >>> any_of(["a"]), any_of(["a", "b"]), any_of(["a", "b", "c"])
    ('a', 'either of a and b', 'any of a, b and c')
    """
    lead = {0: "", 1: "", 2: "either of "}.get(len(parts), "any of ")
    return lead + joined(parts)


def sentence(text: str) -> str:
    """Return the text with a full stop, where it does not end a sentence by itself.

    >>> sentence("Clients will complain"), sentence("Will they?")
    ('Clients will complain.', 'Will they?')
    """
    return text if text.rstrip("\"'”’)")[-1:] in (".", "!", "?", "…", ":") else text + "."
