from __future__ import annotations

import pytest

from tests.cli.command import DEBATE, Commands

RIVALS = DEBATE + "contraries: [[wait, old-data]]\n"
EVIDENCE = DEBATE.replace(
    "  stale:\n",
    "  seen:\n    premises: [old-data]\n    evidence_for: bigger-is-riskier\n"
    "    likelihoods: {if_true: 0.8, if_false: 0.3}\n  stale:\n",
)
NEEDED = DEBATE.replace("rebuts: wait", "necessary_for: wait")


def said(argmap: Commands, text: str, *words: str) -> str:
    return " ".join(argmap.run("why", argmap.write(text), *words).out.split())


def test_it_begins_with_where_the_number_starts(argmap: Commands) -> None:
    told = said(argmap, DEBATE, "--as", "critic")
    assert told.startswith(
        "It is worth waiting. For the critic it is 18%. It starts from a prior of 50%, which is assumed."
    )


def test_the_strongest_objection_is_named_with_its_words(argmap: Commands) -> None:
    objection = "The strongest objection is riskier, “Bigger models are riskier.” (goes through 65%)"
    assert f"{objection}: without it the number would be 32.4 points higher." in said(argmap, DEBATE, "--as", "critic")


def test_a_needed_premise_is_met_and_costs(argmap: Commands) -> None:
    assert "(needed; met with 80%): as it may fail, this costs" in said(argmap, NEEDED, "--as", "critic")


def test_what_is_needed_does_not_hide_the_strongest_objection(argmap: Commands) -> None:
    both = NEEDED.replace("  stale:\n", "  doubt: {premises: [old-data], rebuts: wait}\n  stale:\n")
    told = said(argmap, both, "--as", "critic")
    assert "It is held back most by riskier," in told
    assert "The strongest objection is doubt," in told


def test_contraries_at_work_are_named(argmap: Commands) -> None:
    assert "At most one of old-data and wait is true: −4.3 points." in said(argmap, RIVALS, "--as", "critic")


def test_a_leaf_says_what_was_stated(argmap: Commands) -> None:
    told = said(argmap, DEBATE, "old-data", "--as", "author")
    assert told.endswith("That starts from the 60% that the author stated. No argument bears on it.")


def test_evidence_is_said_to_be_observed(argmap: Commands) -> None:
    told = said(argmap, EVIDENCE, "seen", "--as", "author")
    assert "For the author it is observed (60%); to be expected with 80% if the claim is true, 30% if not." in told


def test_json_has_the_sentences_and_the_number(argmap: Commands) -> None:
    found = argmap.run("why", argmap.write(), "--json").json
    critic = found["participants"]["critic"]
    assert (found["id"], critic["number"]) == ("wait", pytest.approx(0.176))
    assert [one["kind"] for one in critic["reasons"]] == ["start", "for", "against", "assumed"]


def test_an_unknown_id_is_exit_2(argmap: Commands) -> None:
    assert argmap.run("why", argmap.write(), "wiat").code == 2


def test_an_error_of_the_numbers_is_said_once(argmap: Commands) -> None:
    text = DEBATE.replace("old-data: 0.1", "old-data: 0.5") + "contraries: [[bigger-is-riskier, old-data]]\n"
    result = argmap.run("why", argmap.write(text), "--as", "critic")
    assert (result.code, result.err.count("error[")) == (1, 1)
    assert "For the critic it has no number: argmap check --numbers says why." in result.out


def test_a_mutual_rebuttal_at_work_is_named(argmap: Commands) -> None:
    back = "  back:\n    premises: [wait]\n    rebuts: bigger-is-riskier\n  stale:\n"
    text = DEBATE.replace(
        "  stale:\n    premises: [old-data]\n    undercuts: riskier\n", back.removesuffix("  stale:\n")
    )
    assert "Mutual rebuttal of bigger-is-riskier and wait: −" in said(argmap, text, "--as", "critic")
