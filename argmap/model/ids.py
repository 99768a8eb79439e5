"""Ids made from what was typed, so that nobody has to think of one.

Knows what an id may be. Must not know screens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping

from argmap.model.values import Relation

_SMALL_WORDS = (
    "a an the is are was were be been it its of to in on at by for and or that this with as from would will can could "
    "than there we they you i he she so do does did has have had more most very such"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_STEPS: Mapping[Relation, str] = {
    "supports": "for",
    "rebuts": "against",
    "necessary_for": "needed",
    "evidence_for": "evidence",
    "undercuts": "undercut",
}
_LONGEST, _WORDS = 40, 5


def id_from(text: str, taken: Container[str], *, fallback: str = "claim") -> str:
    """Return a free id of the text's first telling words.

    >>> id_from("Bigger models are much riskier than small ones.", ())
    'bigger-models-much-riskier-small'
    >>> id_from("多", ("claim",))
    'claim-2'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    telling = [word for word in words if word not in _SMALL] or words
    made = ""
    for word in telling[:_WORDS]:
        longer = f"{made}-{word}" if made else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        made = longer
    return free_id(made or fallback, taken)


def step_id(premise: str, relation: Relation, taken: Container[str]) -> str:
    """Return a free id for the step from a premise: the premise's, and what the step is.

    >>> step_id("data-are-old", "undercuts", {"data-are-old"})
    'data-are-old-undercut'
    """
    return free_id(f"{premise[:58].rstrip('-')}-{_STEPS[relation]}"[:64].rstrip("-"), taken)


def free_id(wanted: str, taken: Container[str]) -> str:
    """Return the id, or with the lowest number that makes it free.

    >>> free_id("a", {"a", "a-2"})
    'a-3'
    """
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted[:58].rstrip('-')}-{number}" in taken:
        number += 1
    return f"{wanted[:58].rstrip('-')}-{number}"
