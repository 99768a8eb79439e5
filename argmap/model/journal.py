"""Changes as JSON and back: what a crash journal and a report keep.

Knows the dataclasses of changes and values, and how each is spelled in JSON. Must not know files.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from argmap.model import changes, values
from argmap.model.changes import Change
from argmap.model.numbers import Number

_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for module in (values, changes)
    for kind in vars(module).values()
    if dataclasses.is_dataclass(kind) and isinstance(kind, type)
}
_CHANGES = get_args(Change)
_KIND, _TYPED = "is", "typed"
_DEEPEST = 12


class NoChange(ValueError):
    """The JSON holds no change that this version knows; the message says what is wrong with it."""


def change_to_json(change: Change) -> str:
    """Return the change as one line of JSON; fields that have their default are left out.

    >>> from argmap.model.changes import SetTitle
    >>> change_to_json(SetTitle("T"))
    '{"is": "SetTitle", "title": "T"}'
    """
    return json.dumps(_encoded(change))


def change_from_json(text: str) -> Change:
    """Return the change that `change_to_json` wrote; raise `NoChange` for anything else."""
    try:
        value = _decoded(json.loads(text), _DEEPEST)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise NoChange(f"no change: {error}") from None
    if not isinstance(value, _CHANGES):
        raise NoChange("no change: it is something else")
    return cast(Change, value)


def changes_in(lines: Iterable[str]) -> list[Change]:
    """Return the changes that are written one in a line; lines that hold none are left out."""
    changes = []
    for line in lines:
        try:
            changes.append(change_from_json(line))
        except NoChange:
            continue
    return changes


def _encoded(value: Any) -> Any:
    if isinstance(value, Number) and value.typed is not None:
        return {_KIND: "Number", "value": float(value), _TYPED: value.typed}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            field.name: _encoded(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if not _is_default(field, getattr(value, field.name))
        }
        return {_KIND: type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_encoded(each) for each in value]
    if isinstance(value, Mapping):
        return {_KIND: "mapping", "entries": {key: _encoded(each) for key, each in value.items()}}
    return value


def _is_default(field: dataclasses.Field[Any], value: Any) -> bool:
    if field.default_factory is not dataclasses.MISSING:
        return bool(field.default_factory() == value)
    return field.default is not dataclasses.MISSING and bool(field.default == value)


def _decoded(value: Any, depth: int) -> Any:
    if depth == 0:
        raise ValueError("nested too deeply")
    if isinstance(value, list):
        return tuple(_decoded(each, depth - 1) for each in value)
    if not isinstance(value, dict):
        return value
    kind = value.get(_KIND)
    if kind == "Number":
        return Number(value["value"], str(value[_TYPED]))
    if kind == "mapping":
        return {str(key): _decoded(each, depth - 1) for key, each in value["entries"].items()}
    if kind not in _KINDS:
        raise ValueError(f"'{kind}' is no kind of change")
    known = _KINDS[kind]
    hints = _hints(str(kind))
    fields = {name: _decoded(each, depth - 1) for name, each in value.items() if name != _KIND}
    for name, each in fields.items():
        if name not in hints:
            raise ValueError(f"{kind} has no '{name}'")
        if not _fits(each, hints[name]):
            raise ValueError(f"{kind}.{name} holds something else")
    return known(**fields)


@cache
def _hints(kind: str) -> dict[str, Any]:
    return get_type_hints(_KINDS[kind])


def _fits(value: Any, hint: Any) -> bool:
    """Return whether a decoded value is of the annotated type."""
    origin, inside = get_origin(hint), get_args(hint)
    if isinstance(hint, TypeVar) or hint is Any:
        return True
    if origin in (Union, types.UnionType):
        return any(_fits(value, each) for each in inside)
    if origin is Literal:
        return value in inside
    if origin is tuple:
        return isinstance(value, tuple) and all(_fits(each, inside[0]) for each in value)
    if origin is not None and issubclass(origin, Mapping):
        return isinstance(value, Mapping) and all(_fits(each, inside[1]) for each in value.values())
    if hint is float:
        return isinstance(value, float | int) and not isinstance(value, bool)
    return isinstance(value, hint)
