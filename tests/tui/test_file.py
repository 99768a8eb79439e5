"""The screen on a file: what is written, what an outside change does, what a killed session left."""

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from argmap.cli.main import main
from argmap.session import Session
from argmap.tui.app import ArgmapApp
from tests.tui.screens import Play, play, screen_text, settle

DEBATES = Path(__file__).parents[2] / "debates"


def copy_of(name: str, folder: Path) -> Path:
    return Path(shutil.copy(DEBATES / name, folder / name))


def played(path: Path, steps: Play, who: str | None, **more: object) -> ArgmapApp:
    return play(Session.open(path, state_dir=path.parent, **more), steps, who=who)  # type: ignore[arg-type]


def test_a_credence_set_on_the_screen_writes_the_bytes_that_argmap_set_writes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    ours, theirs = (copy_of("village-heat-network.yaml", tmp_path / folder) for folder in "ab")

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("j", "j", "c", *"0.35", "enter")
        row = app.home.outline_view.row
        assert row is not None
        assert main(["set", str(theirs), "--as", "anna", f"{row.claim}=0.35"]) == 0

    played(ours, steps, "anna")
    assert ours.read_bytes() == theirs.read_bytes()
    assert b"0.35" in ours.read_bytes()


def test_undo_gives_the_former_bytes_back(tmp_path: Path) -> None:
    path = copy_of("bridge-after-the-flood.yaml", tmp_path)
    before = path.read_bytes()

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("4", "j", "7", "u", "u")

    played(path, steps, "council")
    assert path.read_bytes() == before


def test_an_outside_change_is_taken_in_and_said(tmp_path: Path) -> None:
    path = copy_of("bridge-after-the-flood.yaml", tmp_path)

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        path.write_text(path.read_text().replace("safely.", "with ease."))
        app.look_at_disk()
        await settle(pilot)
        assert "with ease." in screen_text(app)
        assert "read again" in screen_text(app)

    played(path, steps, "council")


def test_a_change_made_after_an_outside_one_keeps_both(tmp_path: Path) -> None:
    path = copy_of("bridge-after-the-flood.yaml", tmp_path)

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        path.write_text(path.read_text().replace("safely.", "with ease."))
        await pilot.press("4")

    played(path, steps, "council")
    assert "with ease." in path.read_text()
    assert "credence: 0.4" in path.read_text()


def test_without_autosave_the_file_is_written_when_asked(tmp_path: Path) -> None:
    path = copy_of("bridge-after-the-flood.yaml", tmp_path)
    before = path.read_bytes()

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("4")
        await settle(pilot)
        assert path.read_bytes() == before
        assert "not saved" in screen_text(app)
        await pilot.press("S")
        await settle(pilot)
        assert path.read_bytes() != before

    played(path, steps, "council", autosave=False)


def test_what_a_killed_session_left_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = copy_of("bridge-after-the-flood.yaml", tmp_path)

    async def killed(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("4")

    played(path, killed, "council", autosave=False)
    monkeypatch.setattr("argmap.text.journal_file.is_running", lambda process: False)

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.pause()
        await pilot.press("t")
        await settle(pilot)

    assert played(path, steps, "council").debate.stated("council", "bridge-is-safe").credence == 0.4


def test_a_large_debate_is_written_beside_the_screen(tmp_path: Path) -> None:
    claims = "".join(f"  c{n}: {{text: Claim {n}}}\n" for n in range(1001))
    path = tmp_path / "large.yaml"
    path.write_text(f"argmap: 1\ntitle: T\nthesis: c0\nparticipants: {{a: {{name: A}}}}\nclaims:\n{claims}")

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("4")
        assert app.debate.stated("a", "c0").credence == 0.4
        await pilot.press("q")

    played(path, steps, "a")
    assert "c0: 0.4" in path.read_text()


def test_the_history_is_a_list_that_can_be_gone_back_in(tmp_path: Path) -> None:
    path = copy_of("bridge-after-the-flood.yaml", tmp_path)
    before = path.read_bytes()

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("j", "7", "6", "H")
        await pilot.pause()
        assert "council: engineer-says-so 0.7 → 0.6" in screen_text(app)
        await pilot.press("j", "enter")
        await settle(pilot)

    played(path, steps, "council")
    assert path.read_bytes() == before


def broken_while_open(path: Path, *keys: str, then: bytes | None = None) -> str:
    """What the screen shows once the file on the disk is no YAML any more, and then is what `then` says."""
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        for data in (b"argmap: 1\nclaims: [\n", then):
            if data is not None:
                path.write_bytes(data)
                app.look_at_disk()
                await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        seen.append(screen_text(app))

    played(path, steps, "council")
    return seen[0]


def test_a_file_that_stops_being_yaml_stays_on_the_screen_as_it_was(tmp_path: Path) -> None:
    assert "Divers went down" in broken_while_open(copy_of("bridge-after-the-flood.yaml", tmp_path))


def test_where_a_file_stopped_being_yaml_is_said_above_it(tmp_path: Path) -> None:
    shown = broken_while_open(copy_of("bridge-after-the-flood.yaml", tmp_path))
    assert "cannot be read now: bridge-after-the-flood.yaml, line 2, column 1" in shown


def test_what_stays_on_the_screen_of_an_unreadable_file_is_read_only(tmp_path: Path) -> None:
    path = copy_of("bridge-after-the-flood.yaml", tmp_path)
    assert "open to read only" in broken_while_open(path, "4")
    assert path.read_bytes() == b"argmap: 1\nclaims: [\n"


def test_a_file_that_can_be_read_again_is_shown_again(tmp_path: Path) -> None:
    path = copy_of("bridge-after-the-flood.yaml", tmp_path)
    mended = path.read_bytes().replace(b"safely.", b"with ease.")
    shown = broken_while_open(path, then=mended)
    assert "with ease." in shown
    assert "cannot be read" not in shown


def test_a_file_that_cannot_be_written_is_told_above_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_of("bridge-after-the-flood.yaml", tmp_path)
    monkeypatch.setattr("argmap.text.store.os.access", lambda *_: False)

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("4")
        await settle(pilot)
        assert "Not saved: The file is read-only. It is kept beside the file; S tries again" in screen_text(app)
        monkeypatch.undo()
        await pilot.press("S")
        await settle(pilot)
        assert "Not saved" not in screen_text(app)

    played(path, steps, "council")
