from __future__ import annotations

import pytest

from argmap.cli import commands, output
from argmap.cli.main import main
from tests.cli.command import Commands


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",), ("help",)])
def test_help_names_every_command(argmap: Commands, words: tuple[str, ...]) -> None:
    result = argmap.run(*words)
    assert result.code == 0
    assert all(f"  {command.name} " in result.out for command in commands.COMMANDS)


def test_version(argmap: Commands) -> None:
    assert argmap.run("--version").out.startswith("argmap ")


def test_help_of_a_command(argmap: Commands) -> None:
    assert argmap.run("help", "check").out == argmap.run("check", "--help").out


@pytest.mark.parametrize("command", commands.COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_with_an_example(argmap: Commands, command: commands.Command) -> None:
    result = argmap.run(command.name, "--help")
    assert result.code == 0
    assert f"usage: argmap {command.name}" in result.out
    assert "examples:" in result.out


def test_a_mistyped_command_gets_a_suggestion(argmap: Commands) -> None:
    result = argmap.run("chekc", "a.yaml")
    assert (result.code, result.out) == (2, "")
    assert "Did you mean 'check'?" in result.err


def test_an_unknown_option_is_a_usage_error(argmap: Commands) -> None:
    result = argmap.run("check", "--bogus\x1b[2J", "a.yaml")
    assert result.code == 2
    assert "\x1b" not in result.err


def test_a_file_that_is_not_there(argmap: Commands) -> None:
    argmap.write("", "wait.yaml")
    result = argmap.run("show", "wiat.yaml")
    assert result.code == 2
    assert "Did you mean 'wait.yaml'?" in result.err


def test_an_interrupt_is_130(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("argmap.cli.main._dispatch", interrupted)
    assert argmap.run("check").code == 130


def test_a_disk_that_fails_is_told_without_a_traceback(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device", "wait.yaml")

    monkeypatch.setattr("argmap.cli.main._dispatch", full)
    result = argmap.run("set")
    assert result.code == 2
    assert "wait.yaml: No space left on device" in result.err


def test_an_error_of_the_program_itself_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("argmap.cli.main._dispatch", wrong)
    with pytest.raises(ZeroDivisionError):
        main(["check"])


@pytest.mark.parametrize(
    ("environment", "colours"),
    [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, False)],
)
def test_colours_only_where_a_person_wants_them(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colours: bool
) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert output.colourful(Terminal()) is colours  # type: ignore[arg-type]


def test_a_nul_in_a_word_is_a_usage_error(argmap: Commands) -> None:
    assert argmap.run("check", "a\0.yaml").code == 2
