"""The Compare screen: two people side by side, and parts that sum to their gap."""

from textual.pilot import Pilot

from argmap.model.values import Argument, Claim, Debate, Participant, Premise, Stated
from argmap.tui.app import ArgmapApp
from tests.tui.places import arrived
from tests.tui.screens import play, screen_text

TWO = Debate(
    title="Two reasons",
    thesis=("thesis",),
    participants={"ann": Participant("ann", "Ann"), "bo": Participant("bo", "Bo")},
    claims={
        id: Claim(id, f"The {id} holds.", prior=0.0 if id == "thesis" else None) for id in ("thesis", "one", "two")
    },
    arguments={
        "a": Argument("a", "supports", "thesis", (Premise("one"),), strength=0.5),
        "b": Argument("b", "supports", "thesis", (Premise("two"),), strength=1.0),
    },
    credences={
        "ann": {"one": Stated(0.2, note="so I say"), "two": Stated(0.1)},
        "bo": {"one": Stated(0.8), "two": Stated(0.2)},
    },
)


def shown(*keys: str, who: str | None = "ann") -> str:
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, *keys)
        seen.append(screen_text(app))

    play(TWO, steps, who=who)
    return seen[0]


def test_both_stand_side_by_side_and_the_parts_sum_to_the_gap() -> None:
    # 1 - (1 - .5 x .2)(1 - .1) = 19%, 1 - (1 - .5 x .8)(1 - .2) = 52%
    text = shown("v")
    assert "It comes to 19% for Ann and to 52% for Bo: +33.0 points" in text
    assert "+25.5" in text
    assert "+7.5" in text
    assert "+33.0" in text


def test_a_part_says_what_it_does_in_a_sentence() -> None:
    text = shown("v", "g", "g")
    assert "It puts Bo 25.5 points above Ann: 77% of the gap." in text
    assert "so I say" in text


def test_the_gap_seen_from_the_other_side() -> None:
    assert "It comes to 52% for Bo and to 19% for Ann" in shown("v", "B")


def test_parts_are_gathered_by_argument() -> None:
    assert "through a: The one holds." in shown("v", "tab")


def test_enter_goes_to_the_claim() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "v", "g", "g", "enter")
        row = app.home.outline_view.row
        assert row is not None
        assert row.claim == "one"

    play(TWO, steps, who="ann")
