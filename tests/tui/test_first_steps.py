"""What somebody meets who has read nothing: the first debate, the first mistake, the mouse."""

from pathlib import Path

from textual.pilot import Pilot

from argmap.model.values import Debate, Source
from argmap.session import Session
from argmap.tui.app import ArgmapApp
from argmap.tui.flows.thread_source import thread_files
from tests.tui.screens import play, screen_text, settle
from tests.views.debate_for_views import WAIT

EMPTY = "argmap: 1\ntitle: Street\n"


def place_of(app: ArgmapApp, words: str) -> tuple[int, int]:
    lines = screen_text(app).split("\n")
    y = next(n for n, line in enumerate(lines) if words in line)
    return lines[y].index(words) + 1, y


def test_a_click_in_the_footer_presses_its_key() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.click(offset=place_of(app, "? help"))
        await settle(pilot)
        assert "what applies here is bright" in screen_text(app)

    play(WAIT, steps)


def test_a_click_on_who_speaks_asks_who() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.click(offset=place_of(app, "everyone"))
        await settle(pilot)
        assert "Who is speaking?" in screen_text(app)

    play(WAIT, steps, who=None)


def test_one_more_premise_is_seen_and_stood_on() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        app.home.go_to("riskier")
        await pilot.press("a", "p", *"More.", "enter")
        await settle(pilot)
        row = app.home.row
        assert row is not None
        assert (row.key, row.claim) == ("riskier-so-dont/1", "more")

    play(WAIT, steps)


def test_a_reason_is_added_beside_the_one_stood_on() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        app.home.go_to("riskier")
        await pilot.press("a", "b", "f", *"Besides.", "enter")
        await settle(pilot)
        assert [one.target for one in app.debate.arguments.values() if one.id.startswith("besides")] == ["wait"]

    play(WAIT, steps)


def test_what_was_said_already_is_answered() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        app.home.go_to("riskier")
        await pilot.press("9")
        await pilot.pause()
        assert "critic: riskier is 90% already" in screen_text(app)

    play(WAIT, steps)


def test_a_number_says_how_it_is_read_while_it_is_typed() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("c", "1")
        await pilot.pause()
        assert "= 100% · 0.7, 70% or 7:3" in screen_text(app)

    play(WAIT, steps)


def test_a_tall_screen_says_what_the_signs_mean() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        assert "▌44% credence  + for  − against  ≈ evidence  ⊘ undercuts  & together" in screen_text(app)
        app.home.perform("legend")
        await pilot.pause()
        assert "▌44% credence" not in screen_text(app)

    play(WAIT, steps)


def test_a_low_screen_keeps_its_rows_for_the_outline() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        assert "▌44% credence" not in screen_text(app)

    play(WAIT, steps, size=(80, 24))


def test_linked_premises_that_are_folded_away_are_named_on_their_row() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        app.home.go_to("skill-short")
        await pilot.press("z", "c")
        await pilot.pause()
        assert "2 premises together: Eliciting small models takes skill. &" in screen_text(app)

    play(WAIT, steps, size=(160, 32))


def test_the_palette_knows_other_words() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press(":", *"undercut")
        await pilot.pause()
        assert "Add a reason for or against" in screen_text(app)

    play(WAIT, steps)


def test_a_file_that_cannot_be_read_says_why_at_once(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text("argmap: 1\nclaims: {a: [\n")

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        assert "the text ends before" in screen_text(app)

    play(Session.open(path), steps, who=None)


def test_an_empty_debate_takes_in_a_thread_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(EMPTY)
    (tmp_path / "talk.md").write_text("## Ada\nClose the street.\n")

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        assert "t  read a thread" in screen_text(app)
        await pilot.press("t", *"talk", "enter")
        await settle(pilot)
        assert app.debate.sources == {"talk": Source("talk", "talk", "talk.md")}

    play(Session.open(path), steps, who=None)


def test_a_pasted_thread_is_kept_beside_the_debate(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(EMPTY)

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("t", "enter", *"Close it.", "enter")
        await settle(pilot)
        assert (tmp_path / "d-thread.txt").read_text() == "Close it.\n"
        assert [one.file for one in app.debate.sources.values()] == ["d-thread.txt"]

    play(Session.open(path), steps, who=None)


def test_threads_are_looked_for_beside_the_debate_and_one_folder_down(tmp_path: Path) -> None:
    (tmp_path / "below" / "deep").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    for name in ("a.md", "below/b.csv", "below/deep/c.txt", ".hidden/d.txt", "e.yaml"):
        (tmp_path / name).write_text("")
    assert thread_files(tmp_path) == ("a.md", "below/b.csv")


def test_another_theme_colours_the_card_that_is_shown() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await settle(pilot)
        app.home.perform("theme")
        await settle(pilot)
        colours = {
            segment.style.color.get_truecolor().hex
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if "Nothing" in segment.text and segment.style and segment.style.color
        }
        heading = app.home.card_view.get_component_rich_style("card--heading").color
        assert heading is not None
        assert heading.get_truecolor().hex in colours

    play(Debate(title="Nothing yet"), steps, who=None)


def test_an_empty_debate_is_begun_with_its_thesis() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        assert "a begin with the thesis" in screen_text(app)

    play(Debate(title="Nothing yet"), steps, who=None)


def test_a_likelihood_that_is_no_number_is_gone_back_to() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("a", "e", *"Seen.", "enter", *"1.3", "enter", *"0.2", "enter")
        await pilot.pause()
        assert app.focused is not None
        assert app.focused.id == "if-true"
        assert "if true  1.3" in screen_text(app)

    play(WAIT, steps)


def test_numbers_that_were_typed_and_closed_are_kept_too() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("a", "e", *"Seen.", "enter", *"0.7", "enter", *"0.2", "escape")
        await settle(pilot)
        await pilot.press("a", "e")
        await settle(pilot)
        shown = screen_text(app)
        assert "if true  0.7" in shown
        assert "if false 0.2" in shown

    play(WAIT, steps)
