"""No command recurses, hangs or falls over on a debate that is deep, wide or circular."""

from __future__ import annotations

import pytest

from tests.cli.command import Commands

MANY = 1_200
COMMANDS = ["check", "show", "credences", "cruxes", "duplicates", "export"]


def text_of(at: int) -> str:
    """Return a text that is near no other."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(at * at + 7 * at)) + f" {at * 7919 % 99991:x}"


def debate(arguments: list[str]) -> str:
    claims = [f"  c{at}: {{text: {text_of(at)}}}" for at in range(MANY)]
    steps = [f"  a{at}: {{{words}}}" for at, words in enumerate(arguments)]
    lines = ["argmap: 1", "title: T", "thesis: c0", "claims:", *claims, "arguments:", *steps]
    return "\n".join(lines) + "\n"


SHAPES = {
    "a chain": [f"premises: [c{at + 1}], supports: c{at}, strength: 0.99" for at in range(MANY - 1)],
    "undercuts of undercuts": [
        f"premises: [c{at + 1}], {f'undercuts: a{at - 1}' if at else 'rebuts: c0'}" for at in range(MANY - 1)
    ],
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_deep_debate(argmap: Commands, command: str, shape: str) -> None:
    done = argmap.run(command, argmap.write(debate(SHAPES[shape])))
    assert done.code == 0, done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_wide_circle(argmap: Commands, command: str) -> None:
    done = argmap.run(
        command, argmap.write(debate([f"premises: [c{(at + 1) % 60}], supports: c{at}" for at in range(60)]))
    )
    assert done.code == 0, done.err


def test_an_edit_at_the_bottom_of_a_chain(argmap: Commands) -> None:
    text = debate(SHAPES["a chain"])
    file = argmap.write(text)
    assert argmap.run("set", file, f"c{MANY - 1}.prior=0.9").code == 0
    last = text_of(MANY - 1)
    assert argmap.read() == text.replace(f"{last}}}", f"{last}, prior: 0.9}}")
    assert argmap.run("rename", file, f"c{MANY - 1}", "bottom").code == 0
    assert argmap.run("remove", file, "bottom", "--cascade").code == 0


def test_a_chain_has_its_number(argmap: Commands) -> None:
    found = argmap.run("credences", "--json", argmap.write(debate(SHAPES["a chain"]))).json
    value = 0.5
    for _ in range(MANY - 1):
        step = 0.99 * value
        value = step + 0.5 * (1 - step)
    assert found["participants"]["map"]["claims"]["c0"]["credence"] == pytest.approx(value, abs=1e-12)
    assert found["method"] == "exact"
