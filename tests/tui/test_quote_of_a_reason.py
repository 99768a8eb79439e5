"""A quote is asked where a reason is entered: optional, and looked up in the source while it is typed."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from argmap.model.apply import apply
from argmap.model.values import Claim, Debate, Quote, Source
from argmap.session import Session
from argmap.tui.app import ArgmapApp
from argmap.tui.edits import Premised, Quoted, Reason, add_claim, add_reason
from tests.tui.screens import play, screen_text, settle, type_text
from tests.views.debate_for_views import WAIT

FILE = """\
argmap: 1
title: Is the bridge safe?
thesis: safe
sources:
  letter: {title: A letter, file: letter.txt}
  speech: {title: A speech}
claims:
  safe: {text: The bridge is safe.}
"""
KEYS = ("tab", "ctrl+r", "escape", "a", "f")
LETTER = "The county's engineer has seen the piers. He calls them sound.\n"


def walked(folder: Path, *keys: str, file: str = FILE) -> tuple[Debate, str]:
    """Return the debate and what was on the screen before the last key."""
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    path = folder / "bridge.yaml"
    path.write_text(file, encoding="utf-8")
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("a", "f")
        await settle(pilot)
        for key in keys[:-1]:
            await (
                pilot.press(key) if key in ("tab", "ctrl+r", "ctrl+l", "escape", "a", "f") else type_text(pilot, key)
            )
        await settle(pilot)
        seen.append(screen_text(app))
        await pilot.press(keys[-1])
        await settle(pilot)

    app = play(Session.open(path), steps, who=None)
    return app.debate, seen[0]


def test_a_quote_that_stands_in_its_source_is_said_to(tmp_path: Path) -> None:
    debate, screen = walked(tmp_path, "The piers are sound.", "tab", "tab", "has seen the piers", "enter")
    assert "✓ found in A letter, word for word" in screen
    assert debate.claims["piers-sound"].quotes == (Quote("letter", "has seen the piers"),)


def test_a_quote_that_its_source_has_not_is_said_to(tmp_path: Path) -> None:
    debate, screen = walked(tmp_path, "It stands.", "tab", "tab", "nobody has looked at it", "enter")
    assert "✗ not found in A letter" in screen
    assert debate.claims["stands"].quotes[0].text == "nobody has looked at it"


def test_without_a_quote_enter_adds_the_reason_as_before(tmp_path: Path) -> None:
    debate, _ = walked(tmp_path, "It stands.", "enter")
    assert debate.claims["stands"].quotes == ()


def test_ctrl_r_goes_to_another_source_and_to_a_new_one(tmp_path: Path) -> None:
    keys = ("It stands.", "tab", "tab", "it stands", "ctrl+r", "ctrl+r", "tab", "https://example.org/a-page", "enter")
    debate, screen = walked(tmp_path, *keys)
    assert "a new source" in screen
    assert debate.sources["example-org-page"].url == "https://example.org/a-page"
    assert debate.claims["stands"].quotes == (Quote("example-org-page", "it stands"),)


def test_where_the_debate_has_no_source_the_form_adds_one(tmp_path: Path) -> None:
    bare = "\n".join(line for line in FILE.splitlines() if "source" not in line and "title: A" not in line) + "\n"
    debate, _ = walked(tmp_path, "It stands.", "tab", "tab", "it stands", "tab", "A talk", "enter", file=bare)
    assert debate.sources == {"talk": Source("talk", "A talk")}


def test_a_quote_without_a_source_is_not_taken(tmp_path: Path) -> None:
    bare = "\n".join(line for line in FILE.splitlines() if "source" not in line and "title: A" not in line) + "\n"
    debate, _ = walked(tmp_path, "It stands.", "tab", "tab", "it stands", "enter", file=bare)
    assert "stands" not in debate.claims


def test_a_draft_keeps_the_quote(tmp_path: Path) -> None:
    debate, _ = walked(tmp_path, "It stands.", "tab", "tab", "he calls", "escape", "a", "f", "enter")
    assert debate.claims["stands"].quotes == (Quote("letter", "he calls"),)


def test_each_linked_premise_has_its_own_quote() -> None:
    more = (Premised(None, "Two.", quote=Quoted(None, "second", "A talk")),)
    reason = Reason(None, "One.", quote=Quoted("thread", "first"), more=more)
    debate = apply(WAIT, add_reason(WAIT, "wait", "supports", reason, "critic").change)
    quotes = debate.claims["one"].quotes + debate.claims["two"].quotes
    assert quotes == (Quote("thread", "first", "critic"), Quote("talk", "second", "critic"))


def test_a_claim_that_is_there_keeps_its_quotes_and_gets_one_more() -> None:
    reason = Reason("rare", "", quote=Quoted("thread", "words"))
    debate = apply(WAIT, add_reason(WAIT, "wait", "supports", reason, None).change)
    assert debate.claims["rare"].quotes == (*WAIT.claims["rare"].quotes, Quote("thread", "words"))


def test_a_claim_apart_has_a_quote() -> None:
    made = add_claim(WAIT, "It is so.", None, thesis=False, quote=Quoted("thread", "so"))
    assert apply(WAIT, made.change).claims[made.go_to] == Claim(
        made.go_to, "It is so.", quotes=(Quote("thread", "so"),)
    )
