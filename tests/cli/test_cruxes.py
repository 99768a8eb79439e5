from __future__ import annotations

import pytest

from tests.cli.command import DEBATE, Commands

CRUX_KEYS = {"claims", "status", "by", "vod", "vod_share", "vod_level", "closes", "double_crux"}
PERSON_KEYS = {"credence", "target", "if_true", "if_false", "swing", "voi_bits", "voi_share", "voi_level", "source"}
ELICITED = DEBATE.replace(
    "    test: Incidents", "    conditionals: {critic: {if_true: 0.1, if_false: 0.6}}\n    test: Incidents"
)
CERTAIN = DEBATE.replace("bigger-is-riskier: 0.8", "bigger-is-riskier: 1")
BROKEN = DEBATE.replace("premises: [old-data]", "premises: [gone]")


def test_json_between_two_has_the_keys_of_the_contract(argmap: Commands) -> None:
    found = argmap.run("cruxes", argmap.write(), "--between", "critic", "author", "--json").json
    assert set(found) >= {"target", "participants", "cruxes"}
    assert (found["target"], found["participants"]) == ("wait", ["critic", "author"])
    for crux in found["cruxes"]:
        assert set(crux) >= CRUX_KEYS
        assert set(crux["by"]) == {"critic", "author"}
        assert set(crux["closes"]) == {"critic", "author"}
        assert all(set(one) >= PERSON_KEYS for one in crux["by"].values())


def test_the_numbers_are_those_of_coin_worlds(argmap: Commands) -> None:
    found = argmap.run("cruxes", argmap.write(), "--between", "critic", "author", "--json").json
    first = found["cruxes"][0]
    assert (first["claims"], first["status"]) == (["bigger-is-riskier"], "open")
    critic, author = first["by"]["critic"], first["by"]["author"]
    # Rebutted where the step of 0.9 goes through and the old data do not undercut it; else the coin of 0.5.
    assert critic["if_true"] == pytest.approx(0.5 * (1 - 0.9 * 0.9))
    assert [critic["if_false"], author["if_false"]] == pytest.approx([0.5, 0.5])
    assert author["if_true"] == pytest.approx(0.5 * (1 - 0.9 * 0.4))
    gap = author["target"] - critic["target"]
    assert first["closes"]["critic"] == pytest.approx((0.3 - 0.8) * critic["swing"] / gap)
    assert first["double_crux"] == pytest.approx(min(first["closes"].values()))


def test_best_first_and_nulls_last(argmap: Commands) -> None:
    found = argmap.run("cruxes", argmap.write(CERTAIN), "--between", "critic", "author", "--json").json
    scores = [crux["double_crux"] for crux in found["cruxes"]]
    assert scores[-1] is None
    assert scores[0] is not None
    last = found["cruxes"][-1]
    assert last["claims"] == ["bigger-is-riskier"]
    assert last["by"]["critic"]["if_false"] is None
    assert last["by"]["critic"]["swing"] is None
    assert last["by"]["author"]["swing"] is not None


def test_elicited_conditionals_stand_in(argmap: Commands) -> None:
    words = ("--between", "critic", "author", "--json")
    plain, elicited = (
        argmap.run("cruxes", argmap.write(text), *words).json["cruxes"][0] for text in (DEBATE, ELICITED)
    )
    critic = elicited["by"]["critic"]
    assert (critic["source"], critic["if_true"], critic["if_false"]) == ("elicited", 0.1, 0.6)
    assert critic["swing"] == pytest.approx(-0.5)
    assert (critic["credence"], critic["target"]) == tuple(plain["by"]["critic"][k] for k in ("credence", "target"))
    assert elicited["by"]["author"] == plain["by"]["author"]


def test_elicited_conditionals_are_told_beside_the_maps(argmap: Commands) -> None:
    said = argmap.run("cruxes", argmap.write(ELICITED), "--as", "critic").out
    assert "The critic said 10% if true and 60% if false; their map says" in said


def test_for_one_person(argmap: Commands) -> None:
    found = argmap.run("cruxes", argmap.write(), "--as", "author", "--json").json
    assert found["participants"] == ["author"]
    bits = [crux["by"]["author"]["voi_bits"] for crux in found["cruxes"]]
    assert bits == sorted(bits, reverse=True)


def test_for_everybody(argmap: Commands) -> None:
    found = argmap.run("cruxes", argmap.write(), "--json").json
    means = [sum(one["voi_bits"] for one in crux["by"].values()) / 2 for crux in found["cruxes"]]
    assert means == sorted(means, reverse=True)


def test_another_target_and_a_limit(argmap: Commands) -> None:
    found = argmap.run("cruxes", argmap.write(), "--target", "old-data", "--json").json
    assert (found["target"], [crux["claims"] for crux in found["cruxes"]]) == ("old-data", [["bigger-is-riskier"]])
    limited = argmap.run("cruxes", argmap.write(), "--limit", "1", "--json").json
    assert len(limited["cruxes"]) == 1


def test_sentences_instead_of_jargon(argmap: Commands) -> None:
    done = argmap.run("cruxes", argmap.write(), "--between", "critic", "author")
    words = " ".join(done.out.split())
    assert "If this were settled true, the critic would go from 18% to 9.5% and the author from 45% to 32%." in words
    assert "a double crux: each side would come closer by taking on the other's credence." in words
    assert done.code == 0


def test_what_to_ask_next(argmap: Commands) -> None:
    said = argmap.run("cruxes", argmap.write(), "--between", "critic", "author", "--agenda").out
    assert said.startswith("What to ask next\n1. bigger-is-riskier")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--between", "critic", "critic"), "cannot be compared with themselves"),
        (("--between", "critic", "autor"), "Did you mean 'author'?"),
        (("--target", "riskier"), "is an argument; name a claim"),
        (("--limit", "0"), "shows nothing"),
        (("--as", "critic", "--between", "critic", "author"), "not allowed with argument"),
    ],
)
def test_wrong_words_are_told(argmap: Commands, words: tuple[str, ...], says: str) -> None:
    done = argmap.run("cruxes", argmap.write(), *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_nothing_is_computed_for_a_debate_that_is_not_whole(argmap: Commands) -> None:
    done = argmap.run("cruxes", argmap.write(BROKEN))
    assert (done.code, done.out) == (1, "")
    assert "Nothing was computed" in done.err


def test_a_debate_without_claims_has_no_thesis(argmap: Commands) -> None:
    done = argmap.run("cruxes", argmap.write("argmap: 1\ntitle: T\n"))
    assert done.code == 2
    assert "this debate has no thesis" in done.err


def test_a_pair_is_named_in_words_and_not_by_ids(argmap: Commands) -> None:
    assert "A double crux for the critic and the author." in argmap.run("cruxes", argmap.write()).out


def test_rivals_of_the_target_stand_apart_below(argmap: Commands) -> None:
    out = argmap.run("cruxes", argmap.write(DEBATE + "contraries: [[wait, old-data]]\n")).out
    ranked, rivals = out.split("Rivals of the claim")
    assert "1. bigger-is-riskier" in ranked
    assert "× old-data\n   The data are old." in rivals


def test_rivals_keep_their_place_in_the_json(argmap: Commands) -> None:
    file = argmap.write(DEBATE + "contraries: [[wait, old-data]]\n")
    found = argmap.run("cruxes", file, "--json").json["cruxes"]
    assert ["old-data"] in [one["claims"] for one in found]


def test_the_agenda_is_as_long_as_was_asked_for(argmap: Commands) -> None:
    said = argmap.run("cruxes", argmap.write(), "--agenda", "--limit", "1").out
    assert "1. bigger-is-riskier" in said
    assert "2. " not in said
