"""Two texts word by word: what both have, what only the first has, what only the second has.

Knows tokens and raw texts. Must not know screens, colours or tiers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from argmap.duplicates.edits import edits
from argmap.duplicates.tokens import Token, tokenise

Kind = Literal["equal", "dropped", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words, as spelled: in both texts (as the second spells it), or in one only."""

    kind: Kind
    text: str


def word_diff(first: str, second: str) -> tuple[Piece, ...]:
    """Return the second text as a change of the first; typography alone is no difference.

    Nothing of either text is lost but spaces and quote marks at its ends.

    >>> [(piece.kind, piece.text) for piece in word_diff("wait for even bigger models", "wait for bigger ones")]
    [('equal', 'wait for'), ('dropped', 'even'), ('equal', 'bigger'), ('dropped', 'models'), ('added', 'ones')]
    """
    tokens, others = tokenise(first), tokenise(second)
    pieces: list[Piece] = []
    dropped: list[Token] = []
    added: list[Token] = []

    def close() -> None:
        if dropped:
            pieces.append(Piece("dropped", _spelled(first, dropped)))
        if added:
            pieces.append(Piece("added", _spelled(second, added)))
        dropped.clear()
        added.clear()

    for tag, start, end, of_start, of_end in edits([t.text for t in tokens], [t.text for t in others]):
        if tag == "equal":
            close()
            pieces.append(Piece("equal", _spelled(second, others[of_start:of_end])))
        else:
            dropped += tokens[start:end]
            added += others[of_start:of_end]
    close()
    return tuple(pieces)


def _spelled(raw: str, tokens: list[Token]) -> str:
    return raw[tokens[0].start : tokens[-1].end]


def marked_diff(first: str, second: str) -> str:
    """Return the change as one line of plain text: `[-dropped-]` and `{+added+}`.

    >>> marked_diff("it is safe", "it is not safe")
    'it is {+not+} safe'
    """
    marks = {"equal": "{}", "dropped": "[-{}-]", "added": "{{+{}+}}"}
    return " ".join(marks[piece.kind].format(piece.text) for piece in word_diff(first, second))
