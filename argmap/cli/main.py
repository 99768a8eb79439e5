"""From `sys.argv` to an exit code: finds the command, imports it alone, and turns every end into a code.

Exit codes: 0 fine, 1 findings or conflicts, 2 usage or a file that cannot be read, 3 a missing program, 130
interrupted. Must not know what any command does.
"""

from __future__ import annotations

import os
import sys
from itertools import groupby

from argmap.cli import commands, output
from argmap.cli.stop import FINE, INTERRUPTED, USAGE, Stop, did_you_mean

TYPE_CHECKING = False  # see argmap/__init__.py; the same holds of all that `--help` and `--version` load

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTRODUCTION = """\
argmap - turn a dispute into a map that both sides sign

usage: argmap FILE              open a debate
       argmap COMMAND …         one of the commands below
"""
_EPILOGUE = """
examples:
  argmap demo                                   look at a real debate
  argmap new wait.yaml --title "Should we wait?"
  argmap set wait.yaml --as critic bigger-is-riskier=0.9
  argmap credences wait.yaml

argmap COMMAND --help tells more; argmap --version prints the version."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (default `sys.argv`); return the exit code. Never raises for what a user typed."""
    output.prepare_streams()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _dispatch(words)
    except Stop as stop:
        _tell(stop)
        return stop.code
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FINE if end.code is None else USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return FINE
    except OSError as error:
        _tell(Stop(f"{error.filename or 'the system'}: {error.strerror or error}"))
        return USAGE
    finally:
        output.leave_quietly()


def help_text() -> str:
    """Return the program's help: every command by group, from the table alone."""
    lines = [_INTRODUCTION]
    for group, members in groupby(commands.COMMANDS, key=lambda command: command.group):
        lines.append(f"{group}:")
        lines += [f"  {command.name:<14}{command.help}" for command in members]
        lines.append("")
    return "\n".join(lines[:-1]) + "\n" + _EPILOGUE


def _dispatch(words: list[str]) -> int:
    if any("\0" in word for word in words):
        raise Stop("a word holds a NUL character, which no file name or text may")
    if not words or words[0] in ("-h", "--help"):
        output.write(help_text())
        return FINE
    if words[0] in ("-V", "--version"):
        output.write(f"argmap {version()}")
        return FINE
    if words[0] == "help":
        return _dispatch([*words[1:2], "--help"])
    command = commands.find(words[0])
    if command is None:
        command, words = _implied(words)
    return _run(command, words)


def _run(command: commands.Command, words: list[str]) -> int:
    from argmap.cli.parser import Parser

    parser = Parser(prog="argmap", add_help=False)
    module = commands.register(command, parser.add_subparsers(dest="command", prog="argmap"))
    code: int = module.run(parser.parse_args(words))
    return code


def _implied(words: list[str]) -> tuple[commands.Command, list[str]]:
    # `argmap FILE` opens it; a bare word that is no file is a mistyped command.
    first = words[0]
    opens = commands.find("open")
    looks_like_file = first.startswith("-") or "." in first or os.sep in first or os.path.exists(first)  # noqa: PTH110
    if looks_like_file and opens is not None:
        return opens, ["open", *words]
    raise Stop(
        f"there is no command '{first}', and no file of that name",
        help=did_you_mean(first, commands.NAMES) or "argmap --help lists the commands",
    )


def _tell(stop: Stop) -> None:
    from argmap.text.safe import display_text

    on = output.colourful(sys.stderr)
    lines = [f"{output.paint('argmap:', 'error', on=on)} {display_text(stop.message)}"]
    lines += [f"  {display_text(line)}" for line in stop.lines]
    if stop.help:
        lines.append(f"  {display_text(stop.help)}")
    output.say("\n".join(lines))


def version() -> str:
    """Return the installed version, without importing what it needs."""
    from argmap import __version__

    return __version__
