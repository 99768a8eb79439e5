"""Running the engine for a command: only where there is something to compute, and only for a whole debate.

Knows when numbers may be shown. Must not know how they are computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.credence.result import Credences, Pool, Semantics
    from argmap.document import Document


def computed(
    document: Document,
    participants: Sequence[str],
    *,
    assume: Mapping[str, float] | None = None,
    semantics: Semantics = "worlds",
    pool: Pool = "odds",
) -> Credences | None:
    """Return the credences, None where an error left something out of the debate (a number would be wrong)."""
    if not document.complete:
        return None
    from argmap.credence.alone import credences_alone, stands_alone

    if stands_alone(document.debate) and not assume and semantics == "worlds":
        return credences_alone(document.debate, participants=participants, pool=pool)
    from argmap.credence.engine import credences

    return credences(document.debate, participants=participants, assume=assume, semantics=semantics, pool=pool)
