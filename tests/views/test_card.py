from dataclasses import replace

from hypothesis import given

from argmap.credence.result import (
    ArgumentCredence,
    ClaimCredence,
    Contribution,
    Credences,
    Explanation,
    GroupEffect,
    PersonCredences,
    Pooled,
    SharedAncestor,
)
from argmap.model.values import Argument, Claim, Debate, Pair, Premise
from argmap.views.card import View, card, card_text
from argmap.views.card_index import arguments_from, index
from argmap.views.outline import outline
from argmap.views.relations import REASONS, RELATION_WORDS
from argmap.views.rows import outline_lines
from tests.strategies import debates
from tests.views.debate_for_views import WAIT

LEAF = ClaimCredence(0.9, 0.9, 0.9, 0.9, False, True, False, 0.0, None)
THESIS = ClaimCredence(0.05, 0.1, 0.05, 0.2, True, False, False, -1.078, (0.02, 0.4))
GUESS = ClaimCredence(0.5, 0.5, None, 0.5, False, True, True, None, None)
CRITIC = PersonCredences(
    {"wait": THESIS, "riskier": LEAF, "skill": GUESS},
    {"riskier-so-dont": ArgumentCredence(0.9, 0.81, False)},
)
NUMBERS = Credences("", ("wait",), "worlds", "exact", {"critic": CRITIC}, Pooled("odds", {}))
WHY = Explanation("wait", "critic", (Contribution("riskier-so-dont", 0.81, -0.2, ("skill",)),))


def text(claim: str | None = None, argument: str | None = None) -> str:
    return card_text(card(View(WAIT, NUMBERS, "critic", None, (WHY,)), claim=claim, argument=argument))


def test_a_thesis_card_says_everything_about_it() -> None:
    assert (
        text("wait")
        == """\
It is worth waiting for bigger models.
wait · by The author · #timing

Credence
The critic ▍           5%  said 5%, arguments say 10%
  that is 1.1 bits less likely than the arguments say (odds ×2.1)
  the arguments alone commit to between 2% and 40%

For
+ Eliciting small models takes skill. & The skill is rare.
+ It costs little.

Against
− Bigger models are riskier.
  goes through 81%, −20.0 points, 1 assumed input
  ⊘ The incident data are old.

Bears on
+ supports: The skill is rare."""
    )


def test_a_range_that_leaves_everything_open_is_not_told() -> None:
    free = replace(THESIS, stated=None, range=(1e-17, 1.0 - 1e-16))
    person = replace(CRITIC, claims={**CRITIC.claims, "wait": free})
    shown = card_text(card(View(WAIT, replace(NUMBERS, participants={"critic": person}), "critic"), claim="wait"))
    assert "alone commit" not in shown


def test_a_premise_card_has_quotes_and_cruxes() -> None:
    shown = text("riskier", "riskier-so-dont")
    assert "“much riskier”\n  Comment thread\n  https://example.org/thread" in shown
    assert "how to find out: Count incidents.\n  The critic: 3% if it is true, 40% if it is false" in shown
    assert "− rebuts: It is worth waiting" in shown


def test_an_assumed_number_is_called_so() -> None:
    assert "assumed: nobody gave a number" in text("skill")


def test_a_step_card_lists_its_premises() -> None:
    assert "Premises\n  50%?  Eliciting small models takes skill." in text(argument="skill-short")


def test_every_text_of_a_card_is_safe() -> None:
    hostile = Debate(claims={"t": Claim("t", "a\x1b[2J\u202e", by="x", tags=("\x1b",), note="\x07")})
    assert not set("\x1b\u202e\x07") & set(card_text(card(View(hostile), claim="t")))


def test_a_row_shows_bar_number_and_counts() -> None:
    assert next(outline_lines(outline(WAIT), NUMBERS, "critic", width=70)) == (
        "▍            5%  It is worth waiting for bigger models.  +2 −1"
    )


def test_what_is_assumed_for_the_moment_has_no_gap() -> None:
    now = replace(NUMBERS, assumptions={"wait": 1.0})
    shown = card_text(card(View(WAIT, now, "critic", NUMBERS), claim="wait"))
    assert "what if" in shown
    assert "than the arguments say" not in shown


def test_a_card_says_what_contraries_do_to_the_number() -> None:
    group = GroupEffect("contraries", ("riskier", "wait"), (), -0.077, {"riskier": 0.5})
    shown = card_text(
        card(
            View(
                replace(WAIT, contraries=(("wait", "riskier"),)),
                NUMBERS,
                "critic",
                None,
                (replace(WHY, groups=(group,)),),
            ),
            claim="wait",
        )
    )
    assert "together they make it −7.7 points\n  riskier at 50% is assumed and weighs in" in shown


def test_a_leaf_that_contraries_move_has_no_gap_to_its_arguments() -> None:
    moved = replace(LEAF, credence=0.6, implied=0.6, gap_bits=2.6)
    numbers = replace(NUMBERS, participants={"critic": replace(CRITIC, claims={"riskier": moved})})
    shown = card_text(card(View(WAIT, numbers, "critic"), claim="riskier"))
    assert "what excludes it, or was observed, moves it from there" in shown
    assert "arguments say" not in shown


@given(debates())
def test_a_card_without_an_index_says_the_same(debate: Debate) -> None:
    known = index(debate)
    for claim in debate.claims:
        assert card(View(debate), claim=claim) == card(View(debate, index=known), claim=claim)
    for argument in debate.arguments:
        assert card(View(debate), argument=argument) == card(View(debate, index=known), argument=argument)


def test_what_is_counted_twice_is_told_with_one_number_where_it_is_the_same() -> None:
    pairs = tuple(SharedAncestor("riskier-so-dont", other, ("rare",), 0.22) for other in ("skill-short", "circle"))
    shown = card_text(card(View(WAIT, NUMBERS, "critic", None, (replace(WHY, shared=pairs),)), claim="wait"))
    assert shown.count("counted as independent it would be 22%") == 1
    assert "riskier-so-dont and circle both rest on rare\n" in shown


def test_a_claim_that_is_a_premise_twice_has_one_line_for_the_step() -> None:
    step = Argument("s", "supports", "a", (Premise("b"), Premise("b", negated=True)))
    debate = Debate(claims={id: Claim(id, id) for id in ("a", "b")}, arguments={"s": step})
    assert [each.id for each in arguments_from(debate, "b")] == ["s"]
    assert [each.id for each in arguments_from(debate, "b", index(debate))] == ["s"]


def test_every_relation_stands_under_one_heading() -> None:
    assert sorted(one for under in REASONS.values() for one in under) == sorted(RELATION_WORDS)


def test_what_a_claim_bears_on_is_told_in_the_words_and_the_colour_of_each_relation() -> None:
    steps: dict[str, Argument] = {
        one: Argument(one, one, "s" if one == "undercuts" else "a", (Premise("b"),)) for one in RELATION_WORDS
    }
    steps["evidence_for"] = replace(steps["evidence_for"], likelihoods=Pair(0.8, 0.3))
    debate = Debate(
        claims={id: Claim(id, id.upper()) for id in ("a", "b", "c")},
        arguments={**steps, "s": Argument("s", "supports", "a", (Premise("c"),))},
    )
    (uses,) = [one for one in card(View(debate), claim="b") if one.heading == "Bears on"]
    assert [(str(line)[2:], line.spans[0].role) for line in uses.lines] == [
        ("supports: A", "for"),
        ("is needed for: A", "for"),
        ("is evidence for: A", "for"),
        ("rebuts: A", "against"),
        ("undercuts the step: C", "undercut"),
    ]
