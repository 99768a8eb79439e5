import re

from textual.pilot import Pilot

from argmap.model.diagnostic import Diagnostic
from argmap.model.values import Debate, Premise, Stated
from argmap.tui.app import ArgmapApp
from tests.tui.fake_session import FakeSession
from tests.tui.screens import explained, play, screen_text, settle, type_text
from tests.views.debate_for_views import WAIT


def after_keys(*keys: str, debate: Debate = WAIT, who: str | None = "critic") -> ArgmapApp:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press(*keys)
        await settle(pilot)

    return play(debate, steps, who=who)


def cursor(app: ArgmapApp) -> str:
    row = app.home.outline_view.row
    return row.key if row else ""


def test_moving_by_keys() -> None:
    assert cursor(after_keys("j", "j", "down", "k")) == "skill-short/0"


def test_top_and_bottom() -> None:
    assert (cursor(after_keys("G")), cursor(after_keys("G", "g", "g"))) == ("aside", "wait")


def test_a_claim_used_elsewhere_leads_home() -> None:
    assert cursor(after_keys("G", "k", "k", "k", "k", "enter")) == "skill-short/0"


def test_back_after_a_jump() -> None:
    assert cursor(after_keys("G", "k", "k", "k", "k", "enter", "backspace")) == "skill-again"


def test_folding_hides_and_keeps_the_cursor() -> None:
    app = after_keys("z", "M")
    assert [row.key for row, _ in app.home.outline_view.lines] == ["wait", "/apart"]


def test_a_digit_is_a_credence() -> None:
    assert after_keys("j", "j", "7").debate.stated("critic", "skill") == Stated(0.7)


def test_a_little_more_and_undo_and_redo() -> None:
    assert after_keys("6", "+").debate.stated("critic", "wait").credence == 0.65
    assert after_keys("6", "u").debate == WAIT
    assert after_keys("6", "u", "U").debate.stated("critic", "wait").credence == 0.6


def test_zero_takes_a_credence_back() -> None:
    assert after_keys("0").debate.stated("critic", "wait") == Stated()


def test_a_credence_is_typed() -> None:
    assert after_keys("c", "3", ":", "1", "enter").debate.stated("critic", "wait").credence == 0.75


def test_a_number_that_is_none_is_refused_and_nothing_changes() -> None:
    assert after_keys("c", "7", "enter", "escape").debate == WAIT


def test_who_is_speaking_is_asked_before_a_number_is_set() -> None:
    app = after_keys("7", "2", who=None)
    assert (app.who, app.debate.stated("author", "wait").credence) == ("author", 0.7)


def test_a_new_participant_may_speak() -> None:
    app = after_keys("m", "a", "B", "o", "enter")
    assert (app.who, app.debate.participants["bo"].name) == ("bo", "Bo")


def test_adding_a_reason_adds_a_claim_and_a_step_as_one_change() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("a", "a")
        await type_text(pilot, "Waiting has a price.")
        await pilot.press("enter")
        await settle(pilot)
        assert cursor(app) == "waiting-price-against"
        assert app.debate.claims["waiting-price"].text == "Waiting has a price."
        await pilot.press("u")
        assert app.debate == WAIT

    play(WAIT, steps)


def test_a_claim_that_is_there_is_offered_and_used() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("a", "f")
        await type_text(pilot, "skill is rare")
        await pilot.press("down", "enter", "enter")
        await settle(pilot)

    app = play(WAIT, steps)
    assert app.debate.arguments["rare-for"].premises[0].claim == "rare"


def test_tab_goes_past_the_claims_that_are_alike_to_the_strength() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("a", "f")
        await type_text(pilot, "skill is rarer")
        await pilot.press("tab", *"0.6", "enter")
        await settle(pilot)

    step = list(play(WAIT, steps).debate.arguments.values())[-1]
    assert (step.premises[0].claim, step.strength) == ("skill-rarer", 0.6)


def test_what_was_typed_and_closed_is_kept_as_a_draft() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("a", "f")
        await type_text(pilot, "Half a tho")
        await pilot.press("escape", "a", "f", "end", *"ught", "enter")
        await settle(pilot)

    assert "half-thought" in play(WAIT, steps).debate.claims


def test_a_reason_with_two_linked_premises_of_which_one_is_denied() -> None:
    keys = ["a", "f", *"one thing", "ctrl+l", "ctrl+n", *"another", "tab", *"0.8", "enter"]
    debate = after_keys(*keys).debate
    step = debate.arguments["one-thing-for"]
    assert (step.premises, step.strength) == ((Premise("one-thing"), Premise("another", True)), 0.8)
    assert after_keys(*keys, "u").debate == WAIT


def test_typed_not_denies_and_an_empty_field_takes_the_premise_before_back() -> None:
    keys = ["a", "f", *"so", "ctrl+l", "backspace", *"on", "ctrl+l", *"not: yet", "enter"]
    assert [str(one) for one in after_keys(*keys).debate.arguments["soon-for"].premises] == ["soon", "not yet"]


def test_of_the_opposite_of_what_is_typed_the_denial_is_used() -> None:
    keys = ["a", "f", *"Bigger models are not riskier.", "down", "enter", "enter"]
    assert after_keys(*keys).debate.arguments["riskier-for"].premises == (Premise("riskier", True),)


def test_a_draft_keeps_linked_premises() -> None:
    keys = ["a", "f", *"one", "ctrl+l", "ctrl+n", *"two", "escape", "a", "f", *"!", "enter"]
    assert [str(one) for one in after_keys(*keys).debate.arguments["one-for"].premises] == ["one", "not two"]


def test_somebody_else_may_say_so() -> None:
    assert after_keys("a", "f", *"so", "ctrl+o", "enter").debate.arguments["so-for"].by == "author"


def test_evidence_asks_for_both_likelihoods() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("a", "e")
        await type_text(pilot, "Prices fell.")
        await pilot.press("enter", *"80%", "enter", *"0.2", "enter")
        await settle(pilot)

    likelihoods = play(WAIT, steps).debate.arguments["prices-fell-evidence"].likelihoods
    assert likelihoods is not None
    assert (likelihoods.if_true, likelihoods.if_false) == (0.8, 0.2)


def test_editing_a_text() -> None:
    app = after_keys("e", "!", "enter")
    assert app.debate.claims["wait"].text == "It is worth waiting for bigger models.!"


def test_marking_a_crux_with_its_conditionals() -> None:
    app = after_keys("j", "j", "x", *"Ask", "enter", *"0.1", "enter", *"0.4", "enter")
    crux = app.debate.cruxes["skill"]
    assert (crux.test, crux.raised_by, crux.conditionals["critic"].if_false) == ("Ask", "critic", 0.4)


def test_renaming() -> None:
    assert "wait-not" in after_keys("r", "end", *"-not", "enter").debate.claims


def test_removing_shows_what_uses_it_and_asks() -> None:
    assert after_keys("j", "j", "D", "n").debate == WAIT
    assert "skill" not in after_keys("j", "j", "D", "y").debate.claims


def test_what_if_changes_no_file_and_says_so() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("w", "1", "enter")
        await settle(pilot)
        assert "What if: wait = 100%" in screen_text(app)
        await pilot.press("W")
        assert "What if" not in screen_text(app)
        assert app.debate == WAIT

    play(WAIT, steps)


def test_several_assumptions_are_ended_one_by_one_or_all() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("w", "1", "enter", "j", "j", "w", "0", "enter")
        await settle(pilot)
        assert app.assumed == {"wait": 1.0, "skill": 0.0}
        assert "What if: wait = 100%, skill = 0%" in screen_text(app)
        await pilot.press("W", "1")
        assert app.assumed == {"skill": 0.0}
        await pilot.press("w", "1", "enter", "k", "k", "w", "1", "enter", "W", "a")
        assert app.assumed == {}

    play(WAIT, steps)


def test_finding_goes_from_hit_to_hit() -> None:
    assert cursor(after_keys("/", *"skill", "enter", "n")) == "skill-short/1"


def test_finding_by_person_and_tag() -> None:
    assert cursor(after_keys("/", *"#timing"[1:], "enter")) == "wait"


def test_escape_never_leaves() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("escape", "?", "escape", "/", "escape", "escape")
        assert app.is_running
        assert app.screen is app.home

    play(WAIT, steps)


def test_q_leaves() -> None:
    assert after_keys("q").return_code == 0


def test_help_names_every_key() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("?")
        await pilot.pause()
        assert "Go to the next row" in screen_text(app)

    play(WAIT, steps, size=(110, 60))


def test_a_file_with_errors_is_open_to_read_only_and_says_why() -> None:
    error = Diagnostic("unknown-key", "error", "there is no key 'x'", 3, 1, 3, 2, "remove it", "x: 1")

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        assert "1 error in the file: open to read only" in screen_text(app)
        await pilot.press("7")
        assert app.debate == WAIT
        await pilot.press("!")
        await pilot.pause()
        assert "there is no key 'x'" in screen_text(app)

    play(FakeSession(WAIT, read_only=True, diagnostics=(error,)), steps)


def test_focus_walks_the_map_and_enter_in_the_middle_goes_to_the_outline() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await explained(pilot, "wait")
        await pilot.press("f", "j", "enter", "enter")
        await pilot.pause()
        assert cursor(app) == "just-because"

    play(WAIT, steps)


def test_focus_says_what_each_reason_does_and_what_does_most_is_first() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("f")
        await explained(pilot, "wait")
        shown = screen_text(app)
        assert "For and against: points and credence" in shown
        assert re.search(r"− +−\d+\.\d +90%  Bigger models are", shown)

    play(WAIT, steps)


def test_a_number_said_in_focus_leaves_the_cursor_where_it_was() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        app.home.go_to("riskier")
        await explained(pilot, "riskier")
        await pilot.press("f", "l")
        before = app.home.top.row
        for key in ("1", "9"):
            await pilot.press(key)
            await settle(pilot)
            await explained(pilot, "riskier")
        assert app.home.top.row == before

    play(WAIT, steps)


def test_escape_leaves_focus_to_where_it_was_opened() -> None:
    assert cursor(after_keys("j", "f", "l", "l", "h", "enter", "escape")) == "skill-short"


def test_an_empty_debate_says_what_to_do_and_begins_with_its_thesis() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        assert "Nothing here yet" in screen_text(app)
        await pilot.press("j", "enter", "c", "a", *"It is so.", "enter", "a", "f", *"Because.", "enter")
        assert app.debate.thesis == ("it-is-so",)
        assert [one.target for one in app.debate.arguments.values()] == ["it-is-so"]

    play(Debate(title="Nothing yet"), steps, who=None)


def test_a_claim_apart_and_one_more_thesis_are_added() -> None:
    debate = after_keys("A", "c", *"Aside.", "enter", "A", "t", *"Other.", "enter").debate
    assert debate.thesis == ("wait", "other")
    assert debate.claims["aside-2"].text == "Aside."


def test_a_link_of_the_card_can_be_clicked() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.pause(0.4)
        lines = screen_text(app).splitlines()
        y = next(n for n, line in enumerate(lines) if "≈ is evidence for" in line or "− Bigger models" in line[66:])
        await pilot.click(offset=(lines[y].index("Bigger", 66) + 2, y))
        await settle(pilot)
        assert cursor(app) == "riskier-so-dont"

    play(WAIT, steps)


def test_a_click_chooses_a_row_and_its_mark_folds_it() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.click(offset=(40, 3))
        assert cursor(app) == "skill-short/0"
        await pilot.click(offset=(17, 1))
        assert "wait" not in app.home.outline_view.unfolded

    play(WAIT, steps)
