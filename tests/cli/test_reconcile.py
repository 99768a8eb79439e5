from __future__ import annotations

import pytest

from tests.cli.command import Commands

MAP = """\
argmap: 1
title: T
thesis: c
participants: {ann: {name: Ann}}
claims:
  c: {text: The conclusion., prior: 0}
  p: {text: The premise.}
arguments:
  a: {premises: [p], supports: c}
credences:
  ann: {p: 0.5, c: 0.2}
"""


def test_json_says_cost_and_moves(argmap: Commands) -> None:
    found = argmap.run("reconcile", argmap.write(MAP), "--as", "ann", "--json").json
    assert found["reached"] is True
    assert found["cost_bits"] == pytest.approx(0.278071905, abs=1e-9)
    assert found["claims"]["p"]["credence"] == pytest.approx(0.2, abs=1e-12)
    assert [m["id"] for m in found["moved"]] == ["p"]


def test_a_person_reads_what_moves(argmap: Commands) -> None:
    found = argmap.run("reconcile", argmap.write(MAP), "--as", "ann")
    assert found.code == 0
    assert "Ann's credences can be had together at a cost of 0.278 bits." in found.out
    assert "credence in p" in found.out


def test_coherent_credences_have_nothing_to_move(argmap: Commands) -> None:
    found = argmap.run("reconcile", argmap.write(MAP.replace("c: 0.2", "c: 0.5")), "--as", "ann")
    assert "Ann's credences cohere: nothing has to move." in found.out


def test_an_unknown_participant_is_exit_2(argmap: Commands) -> None:
    assert argmap.run("reconcile", argmap.write(MAP), "--as", "bob").code == 2


REBUTTED = """\
argmap: 1
title: T
thesis: t
participants: {b: {name: B}}
claims:
  t: {text: The bays can move.}
  s: {text: The square is steep.}
arguments:
  r: {premises: [s], rebuts: t, strength: 0.9}
credences:
  b: {t: 0.8, s: 0.3}
"""


def test_the_printed_command_gives_what_was_stated(argmap: Commands) -> None:
    file = argmap.write(REBUTTED)
    printed = argmap.run("reconcile", file, "--as", "b").out
    command = printed[printed.index("argmap set") :].replace("\\\n", " ").split()
    assert argmap.run(*command[1:]).code == 0
    found = argmap.run("credences", file, "--json").json["participants"]["b"]["claims"]["t"]
    assert found["credence"] == pytest.approx(0.8, abs=5e-4)


def test_a_person_is_told_that_the_projection_is_nothing_to_type_in(argmap: Commands) -> None:
    assert "no numbers to type in" in argmap.run("reconcile", argmap.write(REBUTTED), "--as", "b").out


def test_json_has_the_inputs_under_a_key_of_their_own(argmap: Commands) -> None:
    found = argmap.run("reconcile", argmap.write(REBUTTED), "--as", "b", "--json").json["inputs"]
    assert (found["reached"], found["credences"]["t"]) == (True, pytest.approx(0.8, abs=1e-9))
