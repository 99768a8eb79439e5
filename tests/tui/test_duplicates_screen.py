"""The Duplicates screen: what is listed, and what each key makes of a pair."""

from textual.pilot import Pilot

from argmap.model.values import Argument, Claim, Debate, Participant, Premise, Stated
from argmap.tui.app import ArgmapApp
from tests.tui.places import arrived
from tests.tui.screens import play, screen_text

RISKIER = "Bigger models are riskier than the small models of today."
DOUBLED = Debate(
    title="Waiting",
    thesis=("wait",),
    participants={"ann": Participant("ann", "Ann"), "bo": Participant("bo", "Bo")},
    claims={
        "wait": Claim("wait", "It is worth waiting."),
        "one": Claim("one", RISKIER),
        "two": Claim("two", RISKIER.replace("models are", "models  are").upper(), by="bo"),
        "not": Claim("not", "Bigger models are not riskier than the small models of today."),
    },
    arguments={
        "a": Argument("a", "rebuts", "wait", (Premise("one"),)),
        "b": Argument("b", "rebuts", "wait", (Premise("two"),), text="Too risky."),
    },
    credences={"ann": {"one": Stated(0.9), "two": Stated(0.6)}, "bo": {"two": Stated(0.4)}},
)


def after(*keys: str, debate: Debate = DOUBLED) -> tuple[Debate, str]:
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, *keys)
        seen.append(screen_text(app))

    return play(debate, steps, who="ann").debate, seen[0]


def test_repeats_come_first_and_the_differing_words_are_marked() -> None:
    text = after("d")[1]
    assert text.index("the same") < text.index("the opposite?")
    assert "are {+not+} riskier" in text


def test_a_merge_asks_whose_number_stands_and_keeps_the_rest() -> None:
    debate, text = after("d", "m", "1", "2")
    assert "two" not in debate.claims
    assert debate.stated("ann", "one").credence == 0.6
    assert debate.stated("bo", "one").credence == 0.4
    assert "one stands for both" in text


def test_two_differing_numbers_are_never_averaged_and_escape_changes_nothing() -> None:
    debate, text = after("d", "m", "1")
    assert debate == DOUBLED
    assert "Ann: different numbers for the two claims" in text
    assert after("d", "m", "1", "escape")[0] == DOUBLED


def test_a_merge_is_undone_in_one_step() -> None:
    assert after("d", "m", "1", "1", "u")[0] == DOUBLED


def test_opposites_are_warned_of_before_they_are_merged() -> None:
    assert "these may deny each other" in after("d", "j", "m")[1]


def test_opposites_are_marked() -> None:
    assert after("d", "j", "x")[0].contraries == (("one", "not"),)


def test_a_pair_may_be_linked_or_rebut() -> None:
    linked = after("d", "j", "a", "2")[0].arguments["not-for"]
    assert (linked.relation, linked.target) == ("supports", "one")
    both = after("d", "j", "r", "3")[0].arguments
    assert (both["one-against"].target, both["not-against"].target) == ("not", "one")


def test_keeping_both_sets_a_pair_aside() -> None:
    debate, text = after("d", "b")
    assert debate == DOUBLED
    assert "kept both" in text


def test_what_the_map_relates_already_is_not_listed() -> None:
    assert "not+}" not in after("d", "j", "x")[1].split("likeness")[1].split("─")[0]
