"""The Reconcile screen: what it shows, and that what it takes over agrees."""

from textual.pilot import Pilot

from argmap.credence.engine import credences
from argmap.model.values import Argument, Claim, Debate, Participant, Premise, Stated
from argmap.tui.app import ArgmapApp
from tests.tui.places import arrived
from tests.tui.screens import play, screen_text

SAID = Debate(
    title="Said",
    thesis=("thesis",),
    participants={"ann": Participant("ann", "Ann")},
    claims={"thesis": Claim("thesis", "It holds.", prior=0.0), "reason": Claim("reason", "A reason.")},
    arguments={"so": Argument("so", "supports", "thesis", (Premise("reason"),), strength=1.0)},
    credences={"ann": {"reason": Stated(0.5), "thesis": Stated(0.8)}},
)


def after(*keys: str, debate: Debate = SAID) -> tuple[Debate, str]:
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, *keys)
        seen.append(screen_text(app))

    return play(debate, steps, who="ann").debate, seen[0]


def test_what_was_said_stands_beside_what_the_other_numbers_say() -> None:
    text = after("R")[1]
    assert "80%        50%    80%   It holds." in text
    assert "can be had together" in text


def test_a_key_takes_the_numbers_over_and_then_the_arguments_say_what_was_said() -> None:
    debate, text = after("R", "y")
    silent = Debate(
        thesis=debate.thesis,
        participants=debate.participants,
        claims=debate.claims,
        arguments=debate.arguments,
        credences={"ann": {id: one for id, one in debate.credences["ann"].items() if id != "thesis"}},
    )
    assert abs((credences(silent).participants["ann"].claims["thesis"].credence or 0) - 0.8) < 1e-3
    assert "What you said agrees" in text


def test_it_is_one_step_of_undo() -> None:
    assert after("R", "y", "u")[0] == SAID


def test_escape_changes_nothing() -> None:
    assert after("R", "escape")[0] == SAID


def test_who_said_nothing_of_derived_claims_has_nothing_to_reconcile() -> None:
    silent = Debate(thesis=("thesis",), participants=SAID.participants, claims=SAID.claims, arguments=SAID.arguments)
    assert "You have said nothing of a claim that arguments bear on" in after("R", "y", debate=silent)[1]
