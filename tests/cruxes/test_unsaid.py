from dataclasses import replace

from argmap.cruxes.agenda import agenda
from argmap.cruxes.unsaid import unsaid
from argmap.model.values import Argument, Claim, Debate, Participant, Premise, Stated

DEBATE = Debate(
    thesis=("t",),
    participants={"ann": Participant("ann")},
    claims={id: Claim(id, id, prior=0.0 if id == "t" else None) for id in ("t", "weak", "strong", "said", "apart")},
    arguments={
        "a": Argument("a", "supports", "t", (Premise("weak"),), strength=0.1),
        "b": Argument("b", "supports", "t", (Premise("strong"),), strength=0.9),
        "c": Argument("c", "supports", "t", (Premise("said"),)),
    },
    credences={"ann": {"said": Stated(0.2)}},
)


def test_claims_by_what_they_tell_then_open_steps_then_the_target() -> None:
    assert [one.id for one in unsaid(DEBATE, "ann")] == ["strong", "weak", "c", "t"]


def test_what_was_said_is_not_asked() -> None:
    said = {id: Stated(0.5) for id in ("t", "weak", "strong", "c")}
    assert unsaid(replace(DEBATE, credences={"ann": {**DEBATE.credences["ann"], **said}}), "ann") == ()


def test_the_order_is_that_of_the_agenda() -> None:
    claims = {**DEBATE.claims, "strong": Claim("strong", "strong", prior=0.5)}
    arguments = {**DEBATE.arguments, "a": replace(DEBATE.arguments["a"], strength=0.5)}
    debate = replace(DEBATE, claims=claims, arguments=arguments)
    asked = [one.id for one in unsaid(debate, "ann") if one.tells is not None]
    assert asked == ["weak", "strong"]
    assert asked == [one.claims[0] for one in agenda(debate, participants=["ann"]) if one.claims != ("said",)]
