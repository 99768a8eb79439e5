"""A text in Argdown becomes a debate; what argmap wrote in Argdown comes back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import Request, exported
from argmap.formats.importing import CannotImport, Imported, imported
from argmap.model.values import Debate, Participant
from argmap.text.safe import display_text
from tests.formats.sample import sample
from tests.formats.test_dot import HOSTILE
from tests.strategies import debates


def read(text: str) -> Imported:
    return imported(text, "argdown")


def relations(text: str) -> set[str]:
    """What bears on what, each as `premises relation target`, sorted ids."""
    return {
        f"{' & '.join(map(str, it.premises))} {it.relation} {it.target}" for it in read(text).debate.arguments.values()
    }


def texts(text: str) -> dict[str, str]:
    return {id: claim.text for id, claim in read(text).debate.claims.items()}


@pytest.mark.parametrize(
    ("sign", "says"),
    [
        ("+", "b supports a"),
        ("<+", "b supports a"),
        ("+>", "a supports b"),
        ("-", "b rebuts a"),
        ("<-", "b rebuts a"),
        ("->", "a rebuts b"),
    ],
)
def test_signs_say_what_bears_on_what(sign: str, says: str) -> None:
    assert relations(f"[a]: A.\n  {sign} [b]: B.\n") == {says}


def test_an_argument_is_a_claim_that_can_be_disputed_and_a_step_that_can_be_struck() -> None:
    assert relations("[a]: A.\n  + <b>: B.\n    - <c>: C.\n    <_ <d>: D.\n") == {
        "b supports a",
        "c rebuts b",
        "d undercuts b-for",
    }


def test_premises_and_conclusion_are_one_linked_step() -> None:
    text = "<why>: Told.\n\n(1) [p]: P.\n(2) Q goes\n  on.\n--\nModus ponens\n--\n(3) [c]: C.\n"
    step = read(text).debate.arguments["why"]
    assert (list(map(str, step.premises)), step.target, step.scheme) == (["p", "q-goes"], "c", "Modus ponens")


def test_a_middle_conclusion_is_a_premise_of_what_follows() -> None:
    assert relations("<why>\n(1) [p]: P.\n----\n(2) [m]: M.\n(3) [q]: Q.\n----\n(4) [c]: C.\n") == {
        "p supports m",
        "m & q supports c",
    }


def test_an_unnamed_conclusion_bears_directly_on_what_it_is_against() -> None:
    assert relations("[a]: A.\n\n<why>\n(1) [p]: P.\n(2) [q]: Q.\n----\n(3) So not.\n  -> [a]\n") == {
        "p & q rebuts a",
    }


def test_an_attack_on_an_argument_with_premises_strikes_its_step() -> None:
    found = read("<why>\n(1) [p]: P.\n(2) [q]: Q.\n----\n(3) [c]: C.\n\n<no>: N.\n  -> <why>\n  +> <why>\n")
    assert [(it.relation, it.target) for it in found.debate.arguments.values()] == [
        ("supports", "c"),
        ("undercuts", "why"),
    ]
    assert found.losses == (
        "not kept: supports of an argument that do not say which premise (1)",
        "read as striking the step: attacks on an argument that do not say which premise (1)",
    )


def test_an_unnamed_conclusion_that_is_disputed_is_a_claim() -> None:
    assert relations("[a]: A.\n\n<why>\n(1) [p]: P.\n----\n(2) Hardly.\n  -> [a]\n  <- [d]: D.\n") == {
        "p supports hardly",
        "hardly rebuts a",
        "d rebuts hardly",
    }


def test_steps_that_begin_anew_are_another_argument() -> None:
    text = "<why>\n(1) [p]: P.\n----\n(2) [c]: C.\n\n(1) [q]: Q.\n----\n(2) [d]: D.\n"
    assert relations(text) == {"p supports c", "q supports d"}


def test_a_line_that_is_indented_less_than_a_relation_is_a_new_statement() -> None:
    assert texts("[a]: A.\n    + [b]: B\n    goes on.\nNew words.\n") == {
        "a": "A.",
        "b": "B goes on.",
        "new-words": "New words.",
    }


DENIAL = "[a]: A.\n\n[n]: It is not so: A. {data}\n  >< [a]\n{more}"


def denied(more: str = "", data: str = "") -> str:
    return DENIAL.replace("{data}", data).replace("{more}", more)


def test_a_statement_that_only_denies_is_a_negated_premise() -> None:
    assert relations(denied("\n<why>\n(1) [n]\n----\n(2) [c]: C.\n")) == {"not a supports c"}


def test_what_supports_an_argument_from_a_denial_is_against_what_is_denied() -> None:
    text = denied("\n<why>\n(1) [n]\n----\n(2) [c]: C.\n\n[s]: S.\n  +> <why>\n")
    assert relations(text) == {"not a supports c", "s rebuts a"}


@pytest.mark.parametrize(
    ("more", "says"),
    [("  <- [b]: B.\n", "b rebuts n"), ("\n<why>\n(1) [b]: B.\n----\n(2) [n]\n", "b supports n")],
)
def test_a_denial_that_something_bears_on_is_a_claim_of_its_own(more: str, says: str) -> None:
    assert relations(denied(more)) == {says}
    assert read(denied(more)).debate.contraries == (("a", "n"),)


@pytest.mark.parametrize(("own", "credence"), [("", 0.8), (' {"credences": {"ann": 0.3}}', 0.3)])
def test_a_credence_in_a_denial_is_the_rest_of_what_the_claim_has(own: str, credence: float) -> None:
    text = denied(data='{"credences": {"ann": 0.2}}').replace("[a]: A.", f"[a]: A.{own}")
    assert read(text).debate.credences["ann"]["a"].credence == pytest.approx(credence)


def test_statements_that_attack_each_other_are_contraries() -> None:
    assert read("[a]: A.\n  -> [b]\n[b]: B.\n  -> [a]\n").debate.contraries == (("a", "b"),)


def test_contradictions_are_contraries_and_that_is_told() -> None:
    found = read("[a]: A.\n  >< [b]: B.\n")
    assert (found.debate.contraries, found.losses[0][:20]) == ((("a", "b"),), "read as contraries, ")


def test_comments_headings_and_marks_are_no_text() -> None:
    front = "===\ntitle: A\n  title\nauthor: x\n===\n"
    text = f"{front}// note\n# Head\n[a]: It *is* __so__ /* or\nnot */ see @[a]. #(a tag) #b\n"
    found = read(text).debate
    assert (found.title, found.claims["a"].text, found.claims["a"].tags) == (
        "A title",
        "It is so see a.",
        ("a tag", "b"),
    )


def test_an_address_is_no_comment() -> None:
    assert texts("[a]: See [it](http://x.org/a) and http://y.org//b.\n") == {"a": "See it and http://y.org//b."}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "there is nothing in it"),
        ("  + [a]: A.\n", "line 1: nothing stands above this for `\\+` to relate to"),
        ("(1) <a>\n----\n(2) [b]: B.\n", "line 1: an argument cannot be a numbered statement"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, says: str) -> None:
    with pytest.raises(CannotImport, match=says):
        read(text)


def test_an_argument_that_contradicts_supports_nothing() -> None:
    found = read("[a]: A.\n  >< <b>: B.\n").debate
    assert (found.contraries, dict(found.arguments)) == ((("a", "b"),), {})


def test_a_statement_that_attacks_itself_is_kept() -> None:
    assert relations("[a]: A.\n  -> [a]\n") == {"a rebuts a"}


def test_what_a_debate_does_not_hold_is_counted() -> None:
    text = '===\ntitle: T\nauthor: X\n===\n// one\n[a]: A. {"y": 1, "prior": 0.4}\n/* two */\n# Head\n\n[b]: [B](http://c.d).\n'
    assert read(text).losses == (
        "not kept: headings (1)",
        "not kept: addresses of links (1)",
        "not kept: data that argmap does not write (1)",
        "not kept: settings in the front matter (1)",
        "not kept: comments (2)",
    )


def test_a_comment_that_never_ends_is_text() -> None:
    assert texts("[a]: A /* b.\n") == {"a": "A /* b."}


def test_a_long_row_of_open_comments_is_read_in_its_stride() -> None:
    assert texts(f"[a]: {'/* ' * 50_000}\n") == {"a": " ".join(["/*"] * 50_000)}


def test_what_says_nothing_bears_on_nothing() -> None:
    assert read('[a]: A.\n\n{"by": "x"}\n  -> [a]\n').losses == (
        "not kept: relations to an argument that bears on nothing (1)",
    )


def normal(debate: Debate) -> object:
    """What a debate says that Argdown can hold; the order of entries does not count."""
    return (
        {id: (claim.text, claim.by, claim.prior, claim.tags) for id, claim in debate.claims.items()},
        {
            id: (it.relation, it.target, frozenset(it.premises), it.strength, it.likelihoods, it.text)
            for id, it in debate.arguments.items()
        },
        {frozenset((a, b)) for group in debate.contraries for a in group for b in group if a != b},
        {
            (who, id, it.credence)
            for who, of in debate.credences.items()
            for id, it in of.items()
            if it.credence is not None
        },
        {who: person.name for who, person in debate.participants.items()},
        set(debate.thesis),
    )


def there_and_back(debate: Debate) -> Debate:
    return read(exported(Request(debate), "argdown").data.decode()).debate


def without_claims_named_not(debate: Debate) -> Debate:
    return replace(debate, participants={who: Participant(who, who.title()) for who in debate.participants})


@given(debates().map(without_claims_named_not), st.sampled_from(HOSTILE))
def test_there_and_back_a_debate_is_the_same(debate: Debate, text: str) -> None:
    shown = " ".join(display_text(text, multiline=True).split()) or "…"
    first = next(iter(debate.claims))
    debate = replace(debate, claims=dict(debate.claims) | {first: replace(debate.claims[first], text=shown)})
    assert normal(there_and_back(debate)) == normal(debate)


def test_there_and_back_the_sample() -> None:
    debate = sample()
    assert normal(there_and_back(debate))[1] == normal(debate)[1]  # type: ignore[index]
