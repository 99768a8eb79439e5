"""A table of conditional forecasts, imported as a debate.

Knows how rows that cannot be used are reported. Must not know files or measures.
"""

from __future__ import annotations

from argmap.cruxes.forecast_debate import differing, to_debate
from argmap.cruxes.forecasts import NoForecastTable, dropped_in_words, read_forecasts
from argmap.formats.importing import CannotImport, Imported


def read(text: str) -> Imported:
    """Return the table as a debate, with a line for each row that is left out."""
    try:
        found = read_forecasts(text)
    except NoForecastTable as problem:
        raise CannotImport(str(problem)) from None
    losses = tuple(dropped_in_words(sorted((*found.dropped, *differing(found.rows)), key=lambda row: row.line)))
    if not found.rows:
        raise CannotImport("\n".join(["no row of the table can be used", *losses]))
    return Imported(to_debate(found.rows), losses)
