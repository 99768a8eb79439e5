from __future__ import annotations

import pytest

from tests.cli.command import Commands


def test_what_is_found_is_shown_with_what_leads_to_it(argmap: Commands) -> None:
    result = argmap.run("show", argmap.write(), "--filter", "data")
    assert (result.code, result.err) == (0, "1 found\n")
    assert result.out == (
        "Should we wait?\n\n"
        "  critic    author  together\n"
        "     18%?      45%?      29%? It is worth waiting.\n"
        "     80%       30%       57%    −◆ Bigger models are riskier.\n"
        "     10%       60%       29%      ⊘ The data are old. [old-data]\n\n"
        "? assumed: nobody stated it or its prior    together: geometric mean of odds\n"
    )


def test_numbers_are_those_of_who_is_named(argmap: Commands) -> None:
    file = argmap.write()
    assert "[old-data]" in argmap.run("show", file, "--filter", "credence>50%").out
    assert "[old-data]" not in argmap.run("show", file, "--as", "critic", "--filter", "credence>50%").out


def test_the_same_as_json(argmap: Commands) -> None:
    found = argmap.run("show", argmap.write(), "--json", "--filter", "crux:open").json
    assert found["found"] == ["bigger-is-riskier"]
    assert [row["claim"] for row in found["outline"]] == ["wait", "bigger-is-riskier"]
    assert "old-data" in found["claims"]


def test_nothing_is_found(argmap: Commands) -> None:
    result = argmap.run("show", argmap.write(), "--filter=-is:claim -is:argument")
    assert (result.code, result.out, result.err) == (0, "Should we wait?\n\n", "nothing is like that\n")


def test_below_a_root_only_what_is_there_is_found(argmap: Commands) -> None:
    result = argmap.run("show", argmap.write(), "--root", "bigger-is-riskier", "--filter", "worth")
    assert result.err == "nothing is like that\n"


@pytest.mark.parametrize("words", [("show",), ()])
def test_an_unknown_filter_is_2(argmap: Commands, words: tuple[str, ...]) -> None:
    result = argmap.run(*words, argmap.write(), "--filter", "crx:open")
    assert (result.code, result.out) == (2, "")
    assert "Did you mean 'crux'?" in result.err


def test_a_query_cannot_control_the_terminal(argmap: Commands) -> None:
    assert "\x1b" not in argmap.run("show", argmap.write(), "--filter", "by:\x1b[2J").err
