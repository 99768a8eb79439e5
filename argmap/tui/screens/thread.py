"""The thread: a debate's sources, repeats folded, mapped passages ticked; enter makes a claim of a passage.

Knows which passage is which. Must not know how files are read or folded, or which change a claim is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.tui.actions import CHANGE, LOOK, MOVE, Action
from argmap.tui.flows.passage import map_passage
from argmap.tui.screens.dialogs import Choice, Choose
from argmap.tui.screens.keyed import Deed, row_of, table
from argmap.tui.screens.place import Place
from argmap.views.card import Block, title_of
from argmap.views.figures import bar
from argmap.views.outline import Row
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.threads.fold import Folded
    from argmap.tui.screens.home import HomeScreen
    from argmap.views.thread_rows import Reading

_BAR = 20
_ANEW = "\0anew"


class ThreadScreen(Place):
    """The passages of every source that is a file."""

    NAME = "Thread"
    OPENED_BY = "thread"
    ACTIONS = table(
        Action("act", ("enter",), "make a claim", "Make a claim of the passage, or go to one it has", CHANGE, footer=1),
        Action("thread.claim", ("a",), "one more claim", "Make another claim of the passage", CHANGE, footer=4),
        Action("thread.next", ("n",), "next open", "Go to the next passage that is not mapped", MOVE, footer=2),
        Action("thread.previous", ("N",), "previous open", "Go to the previous passage that is not mapped", MOVE),
        Action("thread.add", (), "one more thread", "Take in one more thread: a file, or a text to paste", CHANGE),
        Action("thread.open", ("tab",), "open only", "Show only what is not mapped, or everything", LOOK, footer=3),
    )

    def __init__(self, home: HomeScreen) -> None:
        super().__init__(home)
        self.folded: dict[str, Folded] = {}
        self.unread: tuple[str, ...] = ()
        self.readings: tuple[Reading, ...] = ()
        self._read = False
        self._shown_of: Debate | None = None

    def begin(self) -> None:
        """Have the sources read and folded, once; then hold them against the debate as it stands."""
        debate, folder, known = self.argmap.debate, self.argmap.session.path.parent, self.folded
        files = {source.id: source.file for source in debate.sources.values() if source.file}

        def work() -> tuple[dict[str, Folded], tuple[Reading, ...]]:
            from argmap.threads.sources import read_threads
            from argmap.views.thread_rows import reading

            folded = dict(known) or read_threads(folder, files)
            return folded, tuple(reading(debate, id, one) for id, one in folded.items() if id in debate.sources)

        self._shown_of = debate
        self.compute(work, lambda found: self._show_all(files, *found))

    def debate_changed(self) -> None:
        """Show what is mapped now; other numbers map nothing else."""
        self.show_title()
        if self.argmap.debate is not self._shown_of:
            self.begin()

    def _show_all(self, files: Mapping[str, str], folded: dict[str, Folded], readings: tuple[Reading, ...]) -> None:
        self.folded, self.readings, self._read = folded, readings, True
        self.unread = tuple(file for id, file in files.items() if id not in folded)
        self._show()

    @property
    def _open_only(self) -> bool:
        return self.home.remembered.get("thread.open") == "yes"

    def _show(self) -> None:
        from argmap.views.thread_rows import thread_rows

        self.show_rows(thread_rows(self.argmap.debate, self.readings, open_only=self._open_only))

    def head(self) -> Content:
        """Return how much is mapped, and what could not be read."""
        if not self._read:
            return Content("")
        from argmap.views.thread_rows import coverage_sentence

        width = max(self.size.width - 2, 10)
        lost = f"cannot be read: {', '.join(map(display_text, self.unread))}" if self.unread else ""
        if not self.readings:
            return Content.styled(f" {fit(lost, width)}", "$warning")
        mapped = sum(one.covered.mapped for one in self.readings)
        distinct = sum(one.covered.distinct for one in self.readings)
        written = sum(len(passage.places) for one in self.readings for passage in one.folded.passages)
        told = f"  {coverage_sentence(self.readings)}"
        signs = "only what is open" if self._open_only else "✓ mapped  ❝ repeats another  ×2 written twice"
        for more in (*((f"{written:,} written",) if written != distinct else ()), signs):
            if len(told) + len(more) + 3 <= width - _BAR:
                told += f" · {more}"
        parts: list[Content | str | tuple[str, str]] = [" ", (bar(mapped / max(distinct, 1), _BAR), "$bar on $panel")]
        parts.append((fit(told, width - _BAR), ""))
        if lost:
            parts.append((f"\n {fit(lost, width)}", "$warning"))
        return Content.assemble(*parts)

    def card_of(self, key: str) -> tuple[Block, ...]:
        """Return a passage in full."""
        from argmap.views.thread_rows import passage_card

        found = self._at(key)
        return passage_card(self.argmap.debate, *found) if found is not None else ()

    def _at(self, key: str | None) -> tuple[Reading, int] | None:
        source, _, number = (key or "").rpartition("/")
        return next(((one, int(number)) for one in self.readings if one.source == source), None)

    @property
    def row(self) -> Row | None:
        """The claim that the passage under the cursor was made; None where it is none, or several."""
        found = self._at(self.rows.key)
        claims = found[0].covered.by.get(found[1], ()) if found is not None else ()
        return row_of(self.home, claims[0]) if len(claims) == 1 else None

    def key_for(self, id: str) -> str | None:
        """Return the key of the first passage that a claim quotes."""
        from argmap.views.thread_rows import passage_key

        places = ((one.source, number) for one in self.readings for number, by in one.covered.by.items() if id in by)
        return next((passage_key(*place) for place in places), None)

    def own_deeds(self) -> Mapping[str, Deed]:
        """Return what the keys do."""
        return {
            "act": self._act,
            "thread.claim": self._map,
            "thread.next": lambda: self._go_to_open(1),
            "thread.previous": lambda: self._go_to_open(-1),
            "thread.open": self._filter,
            "thread.add": self._add,
        }

    async def _add(self) -> None:
        """Take in one more thread, and read them all anew."""
        from argmap.tui.flows.thread_source import add_thread

        if await add_thread(self.home):
            self.folded = {}
            self.begin()

    async def _act(self) -> None:
        found = self._at(self.rows.key)
        if found is None:
            return
        one, number = found
        debate = self.argmap.debate
        claims = [claim for claim in one.covered.by.get(number, ()) if claim in debate.claims]
        if not claims:
            await self._map()
            return
        choices = [Choice(claim, "", fit(title_of(debate, claim), 70)) for claim in claims]
        choices.append(Choice(_ANEW, "a", "make one more claim of it"))
        title = "Claims that quote this passage; enter goes there"
        chosen = await self.app.push_screen_wait(Choose(title, choices))
        if chosen == _ANEW:
            await self._map()
        elif chosen is not None:
            self.go(chosen)

    async def _map(self) -> None:
        found = self._at(self.rows.key)
        if found is None or self.argmap.session.read_only:
            self.say("the file is open to read only")
            return
        one, number = found
        author = one.comment(number).author
        await map_passage(self.home, one.source, one.passage(number).text, author)

    def _go_to_open(self, way: int) -> None:
        from argmap.views.thread_rows import is_open

        lines = self.rows.lines
        for step in range(1, len(lines) + 1):
            index = (self.rows.cursor + way * step) % len(lines)
            found = self._at(lines[index].key)
            if found is not None and is_open(*found):
                self.rows.move_to(index)
                return
        self.say("every passage is mapped")

    def _filter(self) -> None:
        self.home.remembered["thread.open"] = "" if self._open_only else "yes"
        self._show()
