"""What each change makes of a debate."""

from dataclasses import replace

import pytest

from argmap.model.apply import apply
from argmap.model.changes import (
    Add,
    AddContrary,
    Change,
    MergeClaims,
    Refused,
    Remove,
    RemoveContrary,
    Rename,
    SetConditionals,
    SetCredence,
    SetDefault,
    SetField,
    SetThesis,
    SetTitle,
    Several,
)
from argmap.model.references import uses
from argmap.model.values import (
    Argument,
    Claim,
    Crux,
    Debate,
    Defaults,
    Pair,
    Participant,
    Premise,
    Quote,
    Source,
    Stated,
)

DEBATE = Debate(
    title="Wait?",
    thesis=("wait",),
    participants={"ann": Participant("ann"), "bob": Participant("bob")},
    sources={"thread": Source("thread", title="Thread")},
    claims={
        "wait": Claim("wait", "We wait.", by="ann", quotes=(Quote("thread", "we wait", "ann"),)),
        "risk": Claim("risk", "Bigger is riskier.", prior=0.3, tags=("r",)),
        "danger": Claim("danger", "Bigger models are more dangerous.", by="bob", note="n", tags=("r", "d")),
        "act": Claim("act", "We act."),
    },
    arguments={
        "so": Argument("so", "rebuts", "wait", (Premise("risk"),), by="bob"),
        "but": Argument("but", "undercuts", "so", (Premise("danger", negated=True),)),
        "yet": Argument("yet", "undercuts", "but", (Premise("act"),)),
    },
    contraries=(("wait", "act"),),
    credences={"ann": {"wait": Stated(0.9), "risk": Stated(0.2), "so": Stated(0.5)}, "bob": {"risk": Stated(0.8)}},
    cruxes={"k": Crux("k", ("risk",), raised_by="ann", conditionals={"ann": Pair(0.1, 0.9)})},
)


def refusal(change: Change, debate: Debate = DEBATE) -> Refused:
    with pytest.raises(Refused) as caught:
        apply(debate, change)
    assert caught.value.help
    return caught.value


def test_a_credence_is_set_and_cleared() -> None:
    after = apply(DEBATE, SetCredence("bob", "wait", 0.1))
    assert after.stated("bob", "wait") == Stated(0.1)
    assert apply(after, SetCredence("bob", "wait", None)) == DEBATE


def test_an_entry_without_numbers_stays_while_it_holds_a_note() -> None:
    noted = apply(DEBATE, SetCredence("bob", "risk", "a guess", "note"))
    cleared = apply(noted, SetCredence("bob", "risk", None))
    assert cleared.credences["bob"] == {"risk": Stated(note="a guess")}
    assert "bob" not in apply(cleared, SetCredence("bob", "risk", None, "note")).credences


@pytest.mark.parametrize("value", [1.1, -0.1, float("nan"), "much", True])
def test_what_is_no_probability_is_refused(value: float | str) -> None:
    refusal(SetCredence("bob", "wait", value))


def test_fields_of_entries() -> None:
    after = apply(DEBATE, SetField("arguments", "so", "premises", ("not risk", "danger")))
    assert after.arguments["so"].premises == (Premise("risk", negated=True), Premise("danger"))
    assert apply(DEBATE, SetField("claims", "risk", "prior", None)).claims["risk"].prior is None
    assert "text cannot be left empty" in refusal(SetField("claims", "risk", "text", " ")).message
    assert "text, by, prior" in refusal(SetField("claims", "risk", "colour", "red")).help


def test_a_text_that_says_nothing_is_none() -> None:
    assert apply(DEBATE, SetField("claims", "danger", "note", " ")).claims["danger"].note is None
    assert apply(DEBATE, Add(Claim("c", "C.", note=""))).claims["c"].note is None
    assert apply(DEBATE, SetCredence("ann", "risk", "", "note")) == DEBATE
    refusal(SetField("claims", "risk", "tags", ("a", " ")))
    refusal(SetField("claims", "risk", "quotes", (Quote("thread", ""),)))
    refusal(SetField("claims", "risk", "text", "half \ud800"))


def test_what_names_nothing_is_refused() -> None:
    assert "no claim nobody" in refusal(SetField("claims", "nobody", "text", "x")).message
    assert "no participant 'zoe'" in refusal(SetField("claims", "risk", "by", "zoe")).message
    assert (
        "no claim 'nothing-here'" in refusal(Add(Argument("a", "supports", "wait", (Premise("nothing-here"),)))).message
    )
    refusal(SetThesis(("nobody",)))
    refusal(SetCredence("zoe", "risk", 0.5))
    refusal(SetCredence("ann", "nobody", 0.5))


def test_ids_of_claims_and_arguments_are_one_namespace() -> None:
    assert "already a claim risk" in refusal(Add(Argument("risk", "supports", "wait", text="because"))).message
    assert "cannot be an id" in refusal(Add(Claim("Big Risk", "x"))).message
    assert "risk" in apply(DEBATE, Add(Participant("risk"))).participants


def test_the_first_claim_becomes_the_thesis() -> None:
    assert apply(Debate(title="T"), Add(Claim("c", "C."))).thesis == ("c",)
    assert apply(DEBATE, Add(Claim("c", "C."), thesis=True)).thesis == ("wait", "c")


def test_a_claim_is_renamed_everywhere() -> None:
    after = apply(DEBATE, Rename("claims", "risk", "riskier"))
    assert not uses(after, "claims", "risk")
    assert len(uses(after, "claims", "riskier")) == len(uses(DEBATE, "claims", "risk")) == 4
    assert list(after.claims) == ["wait", "riskier", "danger", "act"]
    assert apply(after, Rename("claims", "riskier", "risk")) == DEBATE


@pytest.mark.parametrize(
    ("section", "old"), [("arguments", "so"), ("participants", "ann"), ("sources", "thread"), ("cruxes", "k")]
)
def test_other_entries_are_renamed_everywhere(section: str, old: str) -> None:
    after = apply(DEBATE, Rename(section, old, "new"))  # type: ignore[arg-type]
    assert not uses(after, section, old)  # type: ignore[arg-type]
    assert len(uses(after, section, "new")) == len(uses(DEBATE, section, old))  # type: ignore[arg-type]
    assert apply(after, Rename(section, "new", old)) == DEBATE  # type: ignore[arg-type]


def test_a_name_that_is_taken_refuses_a_rename() -> None:
    refusal(Rename("claims", "risk", "so"))


def test_removing_what_is_used_lists_its_uses() -> None:
    assert refusal(Remove("claims", "risk")).uses == (
        "a premise of argument so",
        "what ann states of risk",
        "what bob states of risk",
        "a claim of crux k",
    )


def test_a_cascade_takes_along_what_cannot_stay() -> None:
    after = apply(DEBATE, Remove("claims", "risk", cascade=True))
    assert set(after.claims) == {"wait", "danger", "act"}
    assert not after.arguments
    assert not after.cruxes
    assert after.credences == {"ann": {"wait": Stated(0.9)}}
    assert apply(DEBATE, Remove("claims", "act", cascade=True)).contraries == ()


def test_the_only_thesis_stays() -> None:
    assert "another claim" in refusal(Remove("claims", "wait", cascade=True)).help


def test_a_participant_leaves_with_everything_they_said_in_numbers() -> None:
    after = apply(DEBATE, Remove("participants", "ann", cascade=True))
    assert list(after.credences) == ["bob"]
    assert after.claims["wait"].by is None
    assert after.claims["wait"].quotes == (Quote("thread", "we wait"),)
    assert after.cruxes["k"] == Crux("k", ("risk",))


def test_a_source_leaves_with_its_quotes() -> None:
    assert apply(DEBATE, Remove("sources", "thread", cascade=True)).claims["wait"].quotes == ()


def test_contraries_are_named_in_any_order() -> None:
    assert apply(DEBATE, RemoveContrary(("act", "wait"))).contraries == ()
    assert apply(DEBATE, AddContrary(("risk", "act"))).contraries == (("wait", "act"), ("risk", "act"))
    refusal(AddContrary(("act", "wait")))
    refusal(AddContrary(("act",)))
    refusal(RemoveContrary(("risk", "act")))


def test_title_thesis_defaults_conditionals() -> None:
    assert apply(DEBATE, SetTitle("New")).title == "New"
    assert apply(DEBATE, SetThesis(("act", "wait"))).thesis == ("act", "wait")
    refusal(SetThesis(()))
    assert apply(apply(DEBATE, SetDefault("prior", 0.2)), SetDefault("prior", None)).defaults == Defaults()
    assert apply(DEBATE, SetConditionals("k", "ann", None)).cruxes["k"].conditionals == {}


def test_several_are_made_whole_or_not_at_all() -> None:
    both = Several((Add(Argument("a", "supports", "wait", (Premise("c"),))), Add(Claim("c", "C."))))
    assert set(apply(DEBATE, both).arguments) == {"so", "but", "yet", "a"}
    refusal(Several((Add(Claim("c", "C.")), SetCredence("zoe", "c", 0.5))))


def test_a_merge_keeps_what_was_said_of_either() -> None:
    after = apply(DEBATE, MergeClaims("risk", "danger"))
    assert after.claims["risk"] == Claim(
        "risk",
        "Bigger is riskier.",
        by="bob",
        prior=0.3,
        tags=("r", "d"),
        note="Also put by bob as: Bigger models are more dangerous.\nn",
    )
    assert after.arguments["but"].premises == (Premise("risk", negated=True),)
    assert not uses(after, "claims", "danger")


def test_differing_numbers_refuse_a_merge_unless_one_is_preferred() -> None:
    debate = apply(DEBATE, SetCredence("ann", "danger", 0.7))
    assert "0.2 and 0.7" in refusal(MergeClaims("risk", "danger"), debate).message
    assert apply(debate, MergeClaims("risk", "danger", prefer="drop")).stated("ann", "risk") == Stated(0.7)
    assert apply(debate, MergeClaims("risk", "danger", prefer="keep")).stated("ann", "risk") == Stated(0.2)


def test_a_merge_of_contraries_is_refused() -> None:
    assert refusal(MergeClaims("wait", "act")).uses == ("the contraries wait, act",)


def test_arguments_that_a_merge_makes_alike_become_one() -> None:
    twin = Argument("twin", "rebuts", "wait", (Premise("danger"),), strength=0.4, note="said too")
    debate = apply(DEBATE, Several((Add(twin), Add(Argument("no", "undercuts", "twin", (Premise("act"),))))))
    after = apply(debate, MergeClaims("risk", "danger"))
    assert after.arguments["so"] == replace(DEBATE.arguments["so"], strength=0.4, note="said too")
    assert after.arguments["no"].target == "so"


def test_a_bare_step_between_two_merged_claims_goes() -> None:
    debate = apply(DEBATE, Add(Argument("echo", "supports", "risk", (Premise("danger"),))))
    assert "echo" not in apply(debate, MergeClaims("risk", "danger")).arguments
    said = apply(debate, SetField("arguments", "echo", "note", "this matters"))
    assert refusal(MergeClaims("risk", "danger"), said).uses == ("argument echo runs from one to the other",)
