"""The ranking: its order, what a question is between two people, elicited conditionals, groups, singular cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.cruxes.rank import cruxes, nature
from argmap.cruxes.result import RankedCrux
from argmap.model.values import Argument, Claim, Debate, Premise, Stated
from tests.cruxes.maps import crux, debate_about_t, wide_debate

PAIR = ("ann", "bob")
NUMBERS = ("credence", "target", "if_true", "if_false", "swing", "voi_bits", "voi_share", "voi_level")


def two_reasons(**credences: dict[str, float]) -> Debate:
    return debate_about_t({"a": ("supports", "x", 0.9), "b": ("rebuts", "y", 0.5)}, credences)


def by_claims(found: tuple[RankedCrux, ...]) -> dict[tuple[str, ...], RankedCrux]:
    return {each.claims: each for each in found}


def test_the_double_crux_stands_first_between_two() -> None:
    debate = two_reasons(ann={"x": 0.2, "y": 0.5}, bob={"x": 0.9, "y": 0.5})
    found = cruxes(debate, between=PAIR)
    assert [each.claims for each in found.cruxes] == [("x",), ("y",)]
    best = found.cruxes[0]
    assert best.nature == "double"
    assert best.double_crux == pytest.approx(1.0)
    assert best.closes == {"ann": pytest.approx(1.0), "bob": pytest.approx(1.0)}
    assert best.vod_share == pytest.approx(1.0)


def test_what_both_hold_alike_closes_nothing() -> None:
    debate = two_reasons(ann={"x": 0.2, "y": 0.5}, bob={"x": 0.9, "y": 0.5})
    other = cruxes(debate, between=PAIR).cruxes[1]
    assert (other.double_crux, other.nature) == (0.0, "none")


def test_an_anti_crux_is_named() -> None:
    # Ann is lower on the thesis although she is higher on the reason x for it: on x they are nearer than they seem.
    debate = two_reasons(ann={"x": 0.6, "y": 0.9}, bob={"x": 0.4, "y": 0.0})
    found = by_claims(cruxes(debate, between=PAIR).cruxes)[("x",)]
    assert found.nature == "anti"
    assert found.double_crux is not None
    assert found.double_crux < 0.0
    assert all(share is not None and share < 0.0 for share in found.closes.values())


def test_a_one_sided_crux_is_named() -> None:
    # For Ann the step from x hardly goes through, for Bob it does.
    debate = two_reasons(ann={"x": 0.1, "y": 0.9, "a": 0.02}, bob={"x": 0.9, "y": 0.1, "a": 1.0})
    found = by_claims(cruxes(debate, between=PAIR).cruxes)[("x",)]
    assert found.nature == "one-sided"
    assert (found.closes["ann"] or 0) < 0.1 < (found.closes["bob"] or 0)


@pytest.mark.parametrize(
    ("closes", "expected"),
    [
        ((0.5, 0.2), "double"),
        ((0.5, 0.05), "one-sided"),
        ((0.5, -0.2), "anti"),
        ((-0.2, -0.02), "anti"),
        ((0.05, 0.05), "none"),
        ((None, 0.5), "one-sided"),
        ((None, None), "none"),
    ],
)
def test_natures(closes: tuple[float | None, float | None], expected: str) -> None:
    assert nature(closes) == expected


def test_one_person_is_ranked_by_information() -> None:
    found = cruxes(two_reasons(ann={"x": 0.5, "y": 0.5}), participants=("ann",))
    bits = [each.by["ann"].voi_bits or 0.0 for each in found.cruxes]
    assert [each.claims for each in found.cruxes] == [("x",), ("y",)]
    assert bits == sorted(bits, reverse=True)
    assert found.cruxes[0].double_crux is None


def test_elicited_conditionals_take_the_place_of_the_maps() -> None:
    debate = two_reasons(ann={"x": 0.5, "y": 0.5}, bob={"x": 0.9, "y": 0.1})
    asked = replace(debate, cruxes={"k": crux("k", "x", ann=(0.9, 0.1))})
    plain, elicited = (by_claims(cruxes(d, between=PAIR).cruxes)[("x",)] for d in (debate, asked))
    ann, map_ann = elicited.by["ann"], plain.by["ann"]
    assert (ann.source, ann.if_true, ann.if_false) == ("elicited", 0.9, 0.1)
    assert (ann.map_if_true, ann.map_if_false) == (map_ann.if_true, map_ann.if_false)
    assert (ann.credence, ann.target) == (map_ann.credence, map_ann.target)
    assert ann.swing == pytest.approx(0.8)
    assert elicited.by["bob"] == plain.by["bob"]
    assert (elicited.status, elicited.crux, plain.status, plain.crux) == ("open", "k", "candidate", None)


def test_conditionals_for_another_claim_are_left_alone() -> None:
    debate = two_reasons(ann={"x": 0.5, "y": 0.5})
    asked = replace(debate, cruxes={"k": crux("k", "x", target="y", ann=(0.9, 0.1))})
    found = by_claims(cruxes(asked, participants=("ann",)).cruxes)[("x",)]
    assert found.by["ann"].source == "map"


def test_of_two_cruxes_over_one_claim_the_one_for_the_target_speaks() -> None:
    debate = two_reasons(ann={"x": 0.5, "y": 0.5})
    both = (crux("first", "x", target="y", ann=(0.3, 0.3)), crux("second", "x", ann=(0.9, 0.1)))
    found = by_claims(cruxes(replace(debate, cruxes={each.id: each for each in both}), participants=("ann",)).cruxes)
    assert (found[("x",)].crux, found[("x",)].by["ann"].if_true) == ("second", 0.9)


def test_a_crux_of_several_claims_is_all_of_them() -> None:
    debate = two_reasons(ann={"x": 0.5, "y": 0.4})
    named = replace(debate, cruxes={"k": crux("k", "y", "x")})
    found = by_claims(cruxes(named, participants=("ann",)).cruxes)[("y", "x")]
    assert found.by["ann"].credence == pytest.approx(0.2)


def test_a_crux_may_name_the_target_itself() -> None:
    debate = two_reasons(ann={"x": 0.5, "y": 0.4})
    named = replace(debate, cruxes={"k": crux("k", "t", "x"), "l": crux("l", "t")})
    found = by_claims(cruxes(named, participants=("ann",)).cruxes)
    assert found[("t", "x")].by["ann"].if_true == pytest.approx(1.0)
    assert found[("t",)].by["ann"].swing == pytest.approx(1.0)


def test_a_claim_that_bears_on_nothing_is_listed_only_as_a_crux() -> None:
    debate = two_reasons(ann={"x": 0.5, "y": 0.4})
    debate = replace(debate, claims={**debate.claims, "idle": Claim("idle", "Idle.")})
    assert ("idle",) not in by_claims(cruxes(debate).cruxes)
    found = by_claims(cruxes(replace(debate, cruxes={"k": crux("k", "idle")})).cruxes)[("idle",)]
    assert found.by["ann"].swing == pytest.approx(0.0, abs=1e-12)


def test_a_certain_claim_has_no_measures_and_ranks_last() -> None:
    found = cruxes(two_reasons(ann={"x": 1.0, "y": 0.4}, bob={"x": 0.3, "y": 0.4}), between=PAIR)
    last = found.cruxes[-1]
    assert last.claims == ("x",)
    ann = last.by["ann"]
    assert (ann.swing, ann.if_false, ann.voi_bits, ann.voi_share, ann.voi_level) == (None,) * 5
    assert ann.if_true == ann.target
    assert (last.vod, last.vod_share, last.vod_level, last.double_crux) == (None,) * 4
    assert last.closes == {"ann": None, "bob": pytest.approx(1.0)}  # all that parts them is x
    assert last.by["bob"].swing is not None


def test_a_person_without_numbers_is_null_and_the_other_is_not() -> None:
    debate = two_reasons(ann={"x": 0.7, "y": 0.8}, bob={"x": 0.3, "y": 0.4})
    found = cruxes(replace(debate, contraries=(("x", "y"),)), between=PAIR)
    for each in found.cruxes:
        assert {getattr(each.by["ann"], name) for name in NUMBERS} == {None}
        assert each.double_crux is None
        assert each.by["bob"].swing is not None
    assert [finding.code for finding in found.findings] == ["contraries-overfull"]


def test_without_a_gap_there_is_no_double_crux() -> None:
    found = cruxes(two_reasons(ann={"x": 0.5, "y": 0.5}, bob={"x": 0.5, "y": 0.5}), between=PAIR)
    assert [each.double_crux for each in found.cruxes] == [None, None]
    assert found.cruxes[0].by["ann"].swing is not None


def test_a_group_is_ranked_by_mean_information_with_its_pairs() -> None:
    debate = two_reasons(ann={"x": 0.1, "y": 0.05}, bob={"x": 0.9, "y": 0.05}, eve={"x": 0.9, "y": 0.05})
    best = cruxes(debate).cruxes[0]
    assert best.claims == ("x",)
    assert best.pairs == (("ann", "bob"), ("ann", "eve"))
    apart = cruxes(debate, between=PAIR).cruxes[0].vod
    assert apart is not None
    assert best.vod == pytest.approx(2 * apart / 3)  # bob and eve agree, which counts as 0
    assert best.closes == {}


def test_a_debate_without_participants_is_ranked_for_the_map() -> None:
    debate = replace(two_reasons(), participants={}, credences={})
    found = cruxes(debate)
    assert found.participants == ("map",)
    assert found.cruxes[0].by["map"].assumed


def test_another_target() -> None:
    debate = two_reasons(ann={"x": 0.5, "y": 0.5})
    deeper = Argument("c", "supports", "x", (Premise("y"),), strength=0.5)
    debate = replace(
        debate, arguments={**debate.arguments, "c": deeper}, credences={"ann": {"y": Stated(credence=0.5)}}
    )
    found = cruxes(debate, target="x")
    assert [each.claims for each in found.cruxes] == [("y",)]


def test_a_map_too_wide_is_estimated_and_says_so() -> None:
    found = cruxes(wide_debate(), between=("a", "b"))
    assert found.method == "sampled"
    assert [finding.code for finding in found.findings] == ["cruxes-estimated"]
    assert len(found.cruxes) == 100
    assert all(0.0 <= (each.by["a"].if_true or 0.0) <= 1.0 for each in found.cruxes)


def test_sampled_views_are_near_the_exact_ones() -> None:
    from argmap.credence.coins import read_numbers
    from argmap.credence.sample import sampled_worlds
    from argmap.cruxes.people import read_people, views

    debate = two_reasons(ann={"x": 0.5, "y": 0.4}, bob={"x": 0.9, "y": 0.2})
    people = read_people(debate)
    compiled = people.compiled
    numbers, worlds = sampled_worlds(compiled, read_numbers(debate, compiled.structure, compiled.layout, people.who))
    sampled = replace(people, numbers=numbers, worlds=worlds)
    for exact, near in zip(views(people, "t"), views(sampled, "t"), strict=True):
        for claim, view in exact.items():
            other = near[claim]
            assert view is not None
            assert other is not None
            assert other.if_true == pytest.approx(view.if_true, abs=0.02)
