"""The comments of a text, each with its place.

Knows which `#` begins a comment and which is part of a text. Must not know what a comment belongs to.
"""

from __future__ import annotations

import re

from argmap.document.place import leaves, line_end
from argmap.text.tree import Tree

COMMENT = re.compile(r"(?<![^\s,\[\]{}:-])#[^\r\n]*")
"""A comment, where no text is."""


def comments(text: str, tree: Tree | None) -> list[tuple[int, str]]:
    """Return where each comment begins and what it is, from its `#` on, in order of place."""
    found: list[tuple[int, str]] = []
    at = 0
    spans = sorted(leaves(tree), key=lambda leaf: (leaf.start, leaf.end)) if tree is not None else []
    for leaf in spans:
        found += [(match.start(), match[0].rstrip()) for match in COMMENT.finditer(text, at, leaf.start)]
        if leaf.style in ("literal", "folded"):
            header = COMMENT.search(text, leaf.start, line_end(text, leaf.start))
            found += [(header.start(), header[0].rstrip())] if header else []
        at = leaf.end
    return found + [(match.start(), match[0].rstrip()) for match in COMMENT.finditer(text, at)]
