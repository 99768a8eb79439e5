"""From a path into a debate to a span of its text.

Knows how paths and trees correspond. Must not know what is said about a place.
"""

from __future__ import annotations

from argmap.model.diagnostic import Path
from argmap.model.values import RELATIONS
from argmap.text.tree import Entry, MappingTree, Scalar, SequenceTree, Tree

_LARGE = 8


class Locator:
    """Finds the spans of paths in one tree; large mappings are indexed once."""

    def __init__(self, tree: Tree | None) -> None:
        self.tree = tree
        self._indexes: dict[int, dict[str, Entry]] = {}

    def span(self, path: Path, *, on_key: bool = False) -> tuple[int, int]:
        """Return the span of the value at a path, or of its key.

        What is not written is found at the key of the nearest thing that is, or at the start of the text. `target` and
        `relation` of an argument are the key that says them; `target` of a crux is `for`. A short form stands for its
        only value: ("credences", "critic", "c1", "credence") is the number, ("thesis", 0) the one thesis.
        """
        tree, key = self.tree, None
        for depth, step in enumerate(path):
            if isinstance(tree, MappingTree):
                entry = self._entry(tree, str(step)) or self._alias(tree, path[0], step)
                if entry is None:
                    return _key_or_start(tree, key)
                tree, key = entry.value, entry.key
                if step == "relation" and depth == len(path) - 1:
                    on_key = True
            elif isinstance(tree, SequenceTree) and isinstance(step, int) and step < len(tree.elements):
                tree, key = tree.elements[step], None
        if tree is None:
            return (0, 0)
        if key is not None and (on_key or tree.start == tree.end):
            return (key.start, key.end)
        return _first_line(tree)

    def entry(self, path: Path) -> Entry | None:
        """Return the entry at a path of keys, None where it is not written."""
        tree, found = self.tree, None
        for step in path:
            found = self._entry(tree, str(step)) if isinstance(tree, MappingTree) else None
            if found is None:
                return None
            tree = found.value
        return found

    def _alias(self, tree: MappingTree, section: str | int, step: str | int) -> Entry | None:
        if section == "cruxes" and step == "target":
            return self._entry(tree, "for")
        if section == "arguments" and step in ("target", "relation"):
            return next((entry for entry in tree.entries if entry.key.value in RELATIONS), None)
        return None

    def _entry(self, tree: MappingTree, key: str) -> Entry | None:
        if len(tree.entries) <= _LARGE:
            return next((entry for entry in tree.entries if entry.key.value == key), None)
        index = self._indexes.get(id(tree))
        if index is None:
            index = self._indexes[id(tree)] = {}
            for entry in tree.entries:
                index.setdefault(entry.key.value, entry)
        return index.get(key)


def _key_or_start(tree: Tree, key: Scalar | None) -> tuple[int, int]:
    if key is not None:
        return (key.start, key.end)
    if isinstance(tree, MappingTree) and not tree.flow and tree.entries:
        first = tree.entries[0].key
        return (first.start, first.end)
    return (tree.start, min(tree.end, tree.start + 1))


def _first_line(tree: Tree) -> tuple[int, int]:
    if isinstance(tree, MappingTree) and not tree.flow and tree.entries:
        key = tree.entries[0].key
        return (key.start, key.end)
    return (tree.start, tree.end)
