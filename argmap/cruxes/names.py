"""How people are called in a sentence.

Knows names. Must not know what is said of the people.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.model.values import Debate
from argmap.text.safe import display_text


def called(debate: Debate, who: str) -> str:
    """Return what a participant is called: the name if there is one, else the id."""
    person = debate.participants.get(who)
    return display_text(person.name) if person is not None and person.name else display_text(who)


def sentence_start(text: str) -> str:
    """Return the text with its first letter as at the start of a sentence."""
    return text[:1].upper() + text[1:]


def within_sentence(text: str) -> str:
    """Return a name such as "The critic" as it stands within a sentence."""
    return "the " + text[4:] if text.startswith("The ") else text


def joined(parts: Sequence[str]) -> str:
    """Return parts as a sentence has them: "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def sentence(text: str) -> str:
    """Return the text with a full stop, where it does not end a sentence by itself.

    >>> sentence("Clients will complain"), sentence("Will they?")
    ('Clients will complain.', 'Will they?')
    """
    return text if text.rstrip("\"'”’)")[-1:] in (".", "!", "?", "…", ":") else text + "."
