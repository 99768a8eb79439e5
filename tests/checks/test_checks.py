"""Each check of meaning: text in, code and place out."""

from __future__ import annotations

import pytest

from argmap import checks
from argmap.checks import CHECKS, diagnose
from argmap.document import parse

HEAD = "argmap: 1\ntitle: T\nthesis: a\nparticipants: {me: }\nclaims:\n  a: {text: A}\n  b: {text: B}\n  c: {text: C}\n"
ONE = "arguments:\n  r: {premises: [b, c], supports: a}\n"
MINE = "credences: {me: {b: 0.5}}\n"


def found(text: str) -> list[tuple[str, str, int, int]]:
    return [(each.code, each.severity, each.line, each.column) for each in diagnose(parse(text))]


def test_a_careful_debate_has_nothing_to_say() -> None:
    assert found(HEAD + ONE + MINE) == []


def test_a_claim_that_bears_on_nothing() -> None:
    text = HEAD + "arguments:\n  r: {premises: [b], supports: a}\n" + MINE
    assert found(text) == [("idle-claim", "warning", 8, 3)]


@pytest.mark.parametrize("use", ["contraries: [[b, c]]\n", "cruxes: {x: {claims: [c]}}\n"])
def test_a_contrary_and_a_crux_bear_on_something(use: str) -> None:
    assert found(HEAD + "arguments:\n  r: {premises: [b], supports: a}\n" + use + MINE) == []


def test_a_thesis_without_reasons() -> None:
    assert ("thesis-without-reasons", "info", 3, 9) in found(HEAD + MINE)


def test_two_arguments_with_the_same_premises_and_target() -> None:
    text = HEAD + ONE + "  s: {premises: [c, b], supports: a}\n" + MINE
    assert found(text) == [("same-argument", "warning", 11, 3)]


def test_one_step_from_the_negation_is_another_argument() -> None:
    assert found(HEAD + ONE + "  s: {premises: [not c, b], supports: a}\n" + MINE) == []


def test_two_claims_with_the_same_text() -> None:
    assert found(HEAD.replace("text: C", "text: ' b '") + ONE + MINE) == [("same-text", "warning", 8, 13)]


@pytest.mark.parametrize(("value", "column"), [("0", 21), ("1.0", 21), ("100%", 21), ("{prior: 0}", 29)])
def test_a_certain_credence(value: str, column: int) -> None:
    assert found(HEAD + ONE + f"credences: {{me: {{b: {value}}}}}\n") == [("certain-credence", "info", 11, column)]


def test_an_observation_may_be_certain() -> None:
    evidence = "arguments: {e: {premises: [b], evidence_for: a, likelihoods: {if_true: 0.8, if_false: 0.2}}}\n"
    remarks = found(HEAD + ONE + evidence + "credences: {me: {b: 1}}\n")
    assert "certain-credence" not in [code for code, *_ in remarks]


def test_a_step_that_always_goes_through_is_no_certainty_about_a_claim() -> None:
    assert found(HEAD + ONE + "credences: {me: {r: 1}}\n") == []


def test_a_credence_that_is_only_compared() -> None:
    text = HEAD + ONE + "credences: {me: {a: {credence: 0.2, prior: 0.3}}}\n"
    assert [each[0] for each in found(text)] == ["compared-credence"]


def test_a_credence_and_a_prior_of_a_leaf_say_nothing() -> None:
    assert found(HEAD + ONE + "credences: {me: {b: {credence: 0.2, prior: 0.3}}}\n") == []


def test_a_silent_participant() -> None:
    assert found(HEAD + ONE) == [("silent-participant", "info", 4, 16)]


def test_a_source_nobody_quotes() -> None:
    assert found(HEAD + ONE + MINE + "sources: {s: }\n") == [("unused-source", "info", 12, 11)]


def test_evidence_that_is_as_likely_either_way() -> None:
    text = HEAD + ONE + "  e: {premises: [c], evidence_for: b, likelihoods: {if_true: 0.4, if_false: 0.4}}\n" + MINE
    assert [each[0] for each in found(text)] == ["equal-likelihoods"]


def test_claims_in_a_circle() -> None:
    text = HEAD + ONE + "  s: {premises: [a], supports: b}\n" + MINE
    assert [each[0] for each in found(text)] == ["cycle"]


def test_two_claims_that_rebut_each_other() -> None:
    text = HEAD + ONE + "  s: {premises: [b], rebuts: c}\n  t: {premises: [c], rebuts: b}\n" + MINE
    assert found(text) == [("mutual-rebuttal", "info", 12, 3)]


@pytest.mark.parametrize("line", ["  t: {premises: [not c], rebuts: b}\n", "  t: {premises: [c, a], rebuts: b}\n"])
def test_other_rebuttals_of_each_other_are_a_circle(line: str) -> None:
    text = HEAD + ONE + "  s: {premises: [b], rebuts: c}\n" + line + MINE
    assert [each[0] for each in found(text)] == ["cycle"]


def test_an_undercut_rebuttal_is_not_mutual() -> None:
    text = HEAD + ONE + "  s: {premises: [b], rebuts: c}\n  t: {premises: [c], rebuts: b}\n"
    text += "  u: {premises: [a], undercuts: t}\n" + MINE
    assert [each[0] for each in found(text)] == ["cycle"]


def test_only_necessary_conditions_and_no_prior() -> None:
    text = HEAD + "arguments:\n  r: {premises: [b, c], necessary_for: a}\n" + MINE
    assert found(text) == [("necessary-only", "info", 6, 3)]


def test_contraries_above_one_are_an_error_for_each_participant_that_names_the_numbers() -> None:
    text = HEAD + "arguments:\n  r: {premises: [b], supports: a}\ncontraries: [[b, c]]\n"
    text += "credences: {me: {b: 0.7, c: 0.6}}\n"
    (one,) = diagnose(parse(text))
    assert (one.code, one.severity, one.line) == ("contraries-above-one", "error", 11)
    assert one.message == "me's numbers of these contraries sum to 1.3: b 0.7, c 0.6"


def test_priors_of_contraries_above_one_are_told_once() -> None:
    text = HEAD.replace("text: B", "text: B, prior: 0.8").replace("text: C", "text: C, prior: 0.3") + ONE
    assert [each[0] for each in found(text + "contraries: [[b, c]]\n" + MINE)] == []
    mine = "credences: {me: {a: 0.5}}\n"
    assert [each[0] for each in found(text + "contraries: [[b, c]]\n" + mine)] == ["contraries-above-one"]


@pytest.mark.parametrize(
    "more",
    [
        "contraries: [[b, c], [c, a]]\n",
        "  s: {premises: [a], supports: b}\ncontraries: [[b, c]]\n",
        "  s: {premises: [b], evidence_for: a, likelihoods: {if_true: 0.1, if_false: 0.2}}\ncontraries: [[b, c]]\n",
    ],
)
def test_a_group_that_is_not_one_coin_may_sum_to_anything(more: str) -> None:
    text = HEAD + "arguments:\n  r: {premises: [c], supports: a}\n" + more + "credences: {me: {b: 0.7, c: 0.6}}\n"
    assert "contraries-above-one" not in [each[0] for each in found(text)]


def test_numbers_of_contraries_may_sum_to_one() -> None:
    text = HEAD + ONE + "contraries: [[b, c]]\ncredences: {me: {b: 0.1, c: 0.9}}\n"
    assert found(text) == []


CRUX = "cruxes: {x: {claims: [b], conditionals: {me: {if_true: 0.9, if_false: 0.1}}}}\n"


def test_conditionals_that_do_not_span_the_credence() -> None:
    text = HEAD + ONE + "credences: {me: {a: 0.95}}\n" + CRUX
    assert found(text) == [("crux-conditionals", "warning", 12, 42)]


def test_conditionals_whose_mean_is_another() -> None:
    text = HEAD + ONE + "credences: {me: {a: 0.3, b: 0.5}}\n" + CRUX
    assert found(text) == [("crux-conditionals", "info", 12, 42)]


def test_conditionals_that_fit() -> None:
    assert found(HEAD + ONE + "credences: {me: {a: 0.5, b: 0.5}}\n" + CRUX) == []


def test_a_debate_with_parts_left_out_is_not_remarked_on() -> None:
    assert [each[0] for each in found(HEAD + "arguments:\n  r: {premises: [zz], supports: a}\n")] == ["unknown-claim"]


def test_every_check_has_a_code_a_severity_and_a_manual() -> None:
    assert len({module.CODE for module in CHECKS}) == len(CHECKS)
    assert all(module.SEVERITY in ("error", "warning", "info") and module.__doc__ for module in CHECKS)


def test_every_module_of_checks_is_run() -> None:
    import pkgutil

    assert {module.name for module in pkgutil.iter_modules(checks.__path__)} - {"catalogue", "quotes"} == {
        module.__name__.rpartition(".")[2] for module in CHECKS
    }
