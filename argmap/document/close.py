"""A debate without what its errors make unusable: closed, so that no engine meets an unknown id.

Knows which part of a debate an error takes away. Must not know text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from argmap.model.diagnostic import Finding
from argmap.model.references import Use, dangling
from argmap.model.values import Debate, Stated

_CLEARED = ("by", "raised_by", "strength", "likelihoods", "file", "for", "prior", "credence")

_SILENT = Stated()


def closed(debate: Debate, findings: Iterable[Finding]) -> Debate:
    """Return the debate without what the errors are about, and without what refers to that.

    A field that can be absent is cleared; a quote, an argument, a group, a crux or a credence goes as a whole.
    """
    paths = {finding.path for finding in findings if finding.severity == "error"}
    while paths:
        debate = _without(debate, paths)
        paths = {use.path if not _is_whole(use) else use.path[:2] for use in dangling(debate)}
    return _without_silence(debate)


def _without_silence(debate: Debate) -> Debate:
    """Return the debate without credences that say nothing, so that it equals one in which nothing is written."""
    if all(entries and _SILENT not in entries.values() for entries in debate.credences.values()):
        return debate
    said = {who: {id: it for id, it in entries.items() if it != _SILENT} for who, entries in debate.credences.items()}
    return replace(debate, credences={who: entries for who, entries in said.items() if entries})


def _is_whole(use: Use) -> bool:
    return use.path[0] == "arguments" and use.path[-1] != "by"


def _without(debate: Debate, paths: set[tuple[str | int, ...]]) -> Debate:
    by_section: dict[str | int, set[tuple[str | int, ...]]] = {}
    for path in paths:
        by_section.setdefault(path[0], set()).add(path[1:])
    changed: dict[str, Any] = {}
    for section, inside in by_section.items():
        if section == "thesis":
            changed["thesis"] = tuple(id for index, id in enumerate(debate.thesis) if (index,) not in inside)
        elif section == "contraries":
            groups = {path[0] for path in inside}
            changed["contraries"] = tuple(group for index, group in enumerate(debate.contraries) if index not in groups)
        elif section == "credences":
            changed["credences"] = _credences(debate, inside)
        elif section in ("claims", "arguments", "sources", "cruxes"):
            changed[str(section)] = _entries(getattr(debate, str(section)), inside)
    return replace(debate, **changed)


def _credences(debate: Debate, inside: set[tuple[str | int, ...]]) -> Mapping[str, Any]:
    kept = {}
    for who, entries in debate.credences.items():
        if (who,) not in inside:
            gone = {path[1] for path in inside if path[0] == who and len(path) > 1}
            kept[who] = {id: stated for id, stated in entries.items() if id not in gone} if gone else entries
    return kept


def _entries(entries: Mapping[str, Any], inside: set[tuple[str | int, ...]]) -> Mapping[str, Any]:
    kept = dict(entries)
    for path in sorted(inside, key=str):
        id = str(path[0])
        if id not in kept:
            continue
        field = path[1] if len(path) == 2 else None
        if field in _CLEARED:
            name = "target" if field == "for" else str(field)
            kept[id] = replace(kept[id], **{name: None})
        elif len(path) > 2 and path[1] == "quotes":
            continue
        elif len(path) > 2 and path[1] == "conditionals":
            pairs = {who: pair for who, pair in kept[id].conditionals.items() if who != path[2]}
            kept[id] = replace(kept[id], conditionals=pairs)
        else:
            del kept[id]
    for id in {str(path[0]) for path in inside if len(path) > 2 and path[1] == "quotes"} & kept.keys():
        gone = {path[2] for path in inside if path[0] == id and len(path) > 2 and path[1] == "quotes"}
        quotes = tuple(quote for index, quote in enumerate(kept[id].quotes) if index not in gone)
        kept[id] = replace(kept[id], quotes=quotes)
    return kept
