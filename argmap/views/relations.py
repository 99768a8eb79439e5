"""How an argument bears on its target, in words and roles.

Knows the five relations. Must not know debates.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.model.values import Relation
from argmap.views.blocks import Role

RELATION_ROLE: Mapping[Relation, Role] = {
    "supports": "for",
    "necessary_for": "for",
    "evidence_for": "for",
    "rebuts": "against",
    "undercuts": "undercut",
}
RELATION_WORDS: Mapping[Relation, str] = {
    "supports": "supports",
    "necessary_for": "is needed for",
    "evidence_for": "is evidence for",
    "rebuts": "rebuts",
    "undercuts": "undercuts the step",
}
REASONS: Mapping[str, tuple[Relation, ...]] = {
    "Needed": ("necessary_for",),
    "For": ("supports", "evidence_for"),
    "Against": ("rebuts", "undercuts"),
}
"""The headings that reasons stand under on a card, and the relations under each."""
