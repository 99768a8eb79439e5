from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from argmap.cli.commands import COMMANDS
from argmap.cli.grammar import usages
from tests.cli.command import Commands

_ASK = """
source {script}
COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_argmap
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def completed(argmap: Commands, *words: str) -> set[str]:
    """What bash offers for the last word."""
    script = argmap.folder / "completion.bash"
    script.write_text(argmap.run("completion", "bash").out, encoding="utf-8")
    quoted = " ".join(f"'{word}'" for word in ("argmap", *words))
    done = subprocess.run(
        ["bash", "-c", _ASK.format(script=script, words=quoted)], capture_output=True, text=True, cwd=argmap.folder
    )
    assert done.stderr == ""
    return set(done.stdout.split())


def test_bash_offers_the_commands(argmap: Commands) -> None:
    assert completed(argmap, "che") == {"check"}
    assert completed(argmap, "") >= {command.name for command in COMMANDS}


def test_bash_offers_options_and_their_values(argmap: Commands) -> None:
    assert completed(argmap, "check", "--s") == {"--strict"}
    assert completed(argmap, "check", "--format", "g") == {"github"}
    assert completed(argmap, "add", "argument", "x.yaml", "--und") == {"--undercuts"}
    assert completed(argmap, "add", "cl") == {"claim"}


def test_bash_offers_files(argmap: Commands) -> None:
    argmap.write()
    assert completed(argmap, "check", "w") == {"wait.yaml"}


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_script_is_read_by_its_shell(argmap: Commands, shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = argmap.folder / "script"
    script.write_text(argmap.run("completion", shell).out, encoding="utf-8")
    assert subprocess.run([program, "-n", str(script)], capture_output=True).returncode == 0


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_every_option_is_in_every_script(argmap: Commands, shell: str) -> None:
    script = argmap.run("completion", shell).out
    for usage in usages():
        for option in usage.options:
            name = option.names[-1]
            fish = f"-l {name[2:]} " if name.startswith("--") else f"-s {name[1:]} "
            assert (fish if shell == "fish" else f"'*{name}[") in script


def test_quotes_in_a_help_text_do_not_end_the_string(argmap: Commands) -> None:
    script = argmap.folder / "script"
    script.write_text(argmap.run("completion", "zsh").out, encoding="utf-8")
    # Every quote of the script closes: bash reads single quotes as zsh does.
    quotes = script.read_text(encoding="utf-8").replace("'\\''", "").count("'")
    assert quotes % 2 == 0


def test_the_man_page_names_every_command_and_option(argmap: Commands) -> None:
    page = argmap.run("completion", "man").out
    for usage in usages():
        assert f".SS argmap {' '.join(usage.words)}".replace("-", "\\-") in page
        assert all(name.replace("-", "\\-") in page for option in usage.options for name in option.names)


def test_the_man_page_is_roff(argmap: Commands, tmp_path: Path) -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    page = argmap.run("completion", "man").out.encode()
    done = subprocess.run([groff, "-man", "-Tutf8", "-ww", "-Kutf8"], input=page, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"argmap add argument" in re.sub(rb".\x08", b"", done.stdout)
