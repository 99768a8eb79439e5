"""Clusters as stars: every member is compared with the canonical text itself, never through a chain of others.

Knows pairs and tiers. Must not know how pairs are found or judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from argmap.duplicates.result import Cluster, Member, Pair


def stars(pairs: Iterable[Pair], copies: Mapping[int, Sequence[int]], rank: Mapping[int, int]) -> tuple[Cluster, ...]:
    """Return the clusters, by canonical text. `rank` says which text is earlier.

    Edited pairs make stars first; then the texts that are still in none, and the centres, are gathered as variants and
    opposites of earlier texts that are in none. `copies` are the texts equal to a text.
    """
    ordered = sorted(pairs, key=lambda pair: (rank[pair.first], rank[pair.second]))
    members: dict[int, list[Member]] = {
        first: [Member(copy, "same", 1.0) for copy in same] for first, same in copies.items() if same
    }
    taken: set[int] = set()
    for tiers in (("edited",), ("variant", "opposite")):
        for pair in ordered:
            if pair.tier in tiers and pair.first not in taken and pair.second not in taken:
                taken.add(pair.second)
                members.setdefault(pair.first, []).append(Member(pair.second, pair.tier, pair.score, pair.why))
    return tuple(
        Cluster(canonical, tuple(sorted(members[canonical], key=lambda member: member.text)))
        for canonical in sorted(members)
    )
