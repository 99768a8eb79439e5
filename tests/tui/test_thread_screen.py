"""The Thread screen: repeats folded, mapped passages ticked, a claim made of a passage with its quote."""

from pathlib import Path

from textual.pilot import Pilot

from argmap.model.values import Quote
from argmap.session import Session
from argmap.tui.app import ArgmapApp
from tests.tui.places import arrived
from tests.tui.screens import play, screen_text, settle, type_text

FILE = """\
argmap: 1
title: Wait?
thesis: wait
participants: {ann: {name: Ann}}
sources: {thread: {file: thread.txt}}
claims:
  wait: {text: We should wait., quotes: [{source: thread, text: We should wait for the bigger models}]}
"""
THREAD = (
    "We should wait for the bigger models before we build on this.\n"
    "The bigger models are much riskier than those of today, and nobody needs them.\n"
    "We should wait for the bigger models before we build on this.\n"
)


def session(folder: Path, thread: str = THREAD) -> Session:
    (folder / "wait.yaml").write_text(FILE)
    (folder / "thread.txt").write_text(thread)
    return Session.open(folder / "wait.yaml", state_dir=folder)


def shown(folder: Path, *keys: str) -> str:
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, *keys)
        seen.append(screen_text(app))

    play(session(folder), steps, who="ann")
    return seen[0]


def test_repeats_are_folded_and_what_is_mapped_is_ticked(tmp_path: Path) -> None:
    text = shown(tmp_path, "t")
    assert "1 of 2 distinct passages mapped" in text
    assert "✓ ×2  We should wait for the bigger models" in text


def test_only_what_is_open_is_shown(tmp_path: Path) -> None:
    assert "×2" not in shown(tmp_path, "t", "tab")


def test_a_passage_becomes_a_claim_with_its_quote_and_what_it_bears_on(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "t", "n", "enter")
        await arrived(pilot, "enter")  # all of the passage is quoted
        await arrived(pilot, "1")  # Ann says so
        await arrived(pilot, "enter")  # it bears on the thesis
        await arrived(pilot, "a", *["backspace"] * 100)
        await type_text(pilot, "They are riskier")
        await arrived(pilot, "enter")
        await settle(pilot)
        assert "2 of 2 distinct passages mapped" in screen_text(app)

    debate = play(session(tmp_path), steps, who="ann").debate
    (claim,) = (one for one in debate.claims.values() if one.id != "wait")
    assert (claim.text, claim.by) == ("They are riskier", "ann")
    assert claim.quotes == (Quote("thread", THREAD.splitlines()[1], "ann"),)
    (step,) = debate.arguments.values()
    assert (step.relation, step.target, step.premises[0].claim) == ("rebuts", "wait", claim.id)


def test_words_that_are_not_in_the_passage_are_no_quote(tmp_path: Path) -> None:
    assert "these words are not in the passage" in shown(tmp_path, "t", "n", "enter", *"xyz", "enter")


def test_enter_on_a_mapped_passage_leads_to_its_claim(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "t", "enter", "enter")
        assert app.screen is app.home

    play(session(tmp_path), steps, who="ann")


def test_a_source_that_is_gone_is_said(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        (tmp_path / "thread.txt").unlink()
        await arrived(pilot, "t")
        assert "cannot be read: thread.txt" in screen_text(app)

    play(session(tmp_path), steps, who="ann")


def test_what_was_typed_of_a_passage_and_closed_is_kept(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "t", "n", "enter", "enter", "1", "enter", "a", *"!?", "escape")
        await arrived(pilot, "enter", "enter", "1", "enter", "a")
        assert "!?" in screen_text(app)

    play(session(tmp_path), steps, who="ann")


def test_one_more_thread_is_taken_in(tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_text("Nobody asked the bus driver.\n")

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "t")
        app.screen.perform("thread.add")  # type: ignore[attr-defined]
        await settle(pilot)
        await arrived(pilot, *"second", "enter")
        await settle(pilot)
        await arrived(pilot, "G")
        assert "Nobody asked the bus driver." in screen_text(app)

    play(session(tmp_path), steps)
