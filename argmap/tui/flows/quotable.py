"""What can be quoted: the sources of the debate, their texts where they are at hand, and the one quoted last.

Knows sources and their files. Must not know how a quote is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.tui.screens.quote_fields import Sources

if TYPE_CHECKING:
    from argmap.threads.quoted import SourceText
    from argmap.tui.edits import Reason
    from argmap.tui.screens.home import HomeScreen

_LAST = "quote.source"


def quotable(home: HomeScreen) -> Sources:
    """Return the sources that a quote may be from; a file is read when its text is asked for first."""
    debate, folder = home.argmap.debate, home.argmap.session.path.parent

    def read(id: str) -> SourceText | None:
        from argmap.threads.sources import source_reader

        file = debate.sources[id].file
        return source_reader(folder)(file) if file is not None else None

    known = tuple((one.id, one.title or one.id) for one in debate.sources.values())
    return Sources(known, read, home.remembered.get(_LAST))


def remember_source(home: HomeScreen, reason: Reason) -> None:
    """Begin the next form with the source that was quoted now."""
    quoted = next((one.quote for one in reason.premises[::-1] if one.quote is not None), None)
    if quoted is not None and quoted.source is not None:
        home.remembered[_LAST] = quoted.source
