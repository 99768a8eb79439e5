"""The formats a debate can be imported from, by name, and the one function that imports.

Knows which formats there are, and that what is lost must be said. Must not know files; each format's reader is loaded
when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from argmap.model.values import Debate


class CannotImport(ValueError):
    """The text is not in the format; the message says why."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A debate, and in words what of the source it does not hold."""

    debate: Debate
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A format: its name, how it is called, the endings of its files, what it is, what reads it, how its texts look.

    Without `looks`, any text with such an ending may be in it.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    about: str
    read: Callable[[str], Imported]
    looks: Callable[[str], bool] | None = None


def _forecasts(text: str) -> Imported:
    from argmap.formats import forecast_table

    return forecast_table.read(text)


def _argdown(text: str) -> Imported:
    from argmap.formats import argdown_steps

    return argdown_steps.read(text)


def _aif(text: str) -> Imported:
    from argmap.formats import aif_reading

    return aif_reading.read(text)


def _looks_like_aif(text: str) -> bool:
    from argmap.formats import aif_reading

    return aif_reading.looks_like_it(text)


def _kialo(text: str) -> Imported:
    from argmap.formats import kialo

    return kialo.read(text)


def _looks_like_kialo(text: str) -> bool:
    from argmap.formats import kialo

    return kialo.looks_like_it(text)


def _outline(text: str) -> Imported:
    from argmap.formats import outline_text

    return outline_text.read(text)


IMPORTS: Mapping[str, ImportFormat] = {
    each.name: each
    for each in (
        ImportFormat(
            "kialo", "Kialo's export", ("txt",), "a discussion as Kialo exports it", _kialo, _looks_like_kialo
        ),
        ImportFormat(
            "outline",
            "an outline",
            ("txt", "outline"),
            "an indented outline: + for, - against, ! needed, ~ strikes the step, = evidence, & one more premise",
            _outline,
        ),
        ImportFormat("argdown", "Argdown", ("argdown", "ad"), "statements and arguments in Argdown", _argdown),
        ImportFormat(
            "aif",
            "an AIF graph",
            ("json",),
            "a graph in the Argument Interchange Format, as AIFdb gives it",
            _aif,
            _looks_like_aif,
        ),
        ImportFormat(
            "forecasts",
            "a table of forecasts",
            ("csv", "tsv"),
            "a table of conditional forecasts: person, camp, id, pu, pc, puc",
            _forecasts,
        ),
    )
}


def import_format_of(name: str, text: str) -> ImportFormat | None:
    """Return the format that a file's name ends with and its text looks like, or None."""
    ending = PurePath(name).suffix.removeprefix(".").lower()
    fitting = (each for each in IMPORTS.values() if ending in each.endings)
    return next((each for each in fitting if each.looks is None or each.looks(text)), None)


def imported(text: str, form: str) -> Imported:
    """Return the debate in a text; raise KeyError for a format there is not, `CannotImport` where it is not in it."""
    return IMPORTS[form].read(text)
