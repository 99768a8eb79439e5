"""Files that mean harm: every command ends with a code and words, in no time, and writes nothing."""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.command import DEBATE, Commands

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]")
SECONDS = 2.0
COMMANDS = (
    ("check", "@"),
    ("check", "@", "--json"),
    ("show", "@"),
    ("show", "@", "--json"),
    ("credences", "@"),
    ("fmt", "@", "--check"),
    ("set", "@", "--as", "critic", "a=0.5"),
    ("remove", "@", "a", "--cascade"),
)
HOSTILE: dict[str, str | bytes] = {
    "brackets": "[" * 30_000,
    "braces": "argmap: 1\nclaims: " + "{a: " * 20_000,
    "merge keys": "a: &a {}\nb: {" + "<<: *a, " * 3_000 + "}",
    "aliases": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nclaims: *c\n",
    "nul": b"argmap: 1\ntitle: a\x00b\n",
    "latin-1": "argmap: 1\ntitle: é\n".encode("latin-1"),
    "utf-16": "argmap: 1\ntitle: T\n".encode("utf-16"),
    "surrogates": 'argmap: 1\ntitle: "\\ud83d\\ude00"\n',
    "tab indent": "argmap: 1\nclaims:\n\ta:\n\t\ttext: b\n",
    "escape codes": DEBATE.replace("It is worth", '"\\e]0;owned\\a\\e[2J\\x9b31m\\u202e').replace("waiting.", 'w."'),
    "escape codes in ids": DEBATE.replace("old-data", '"\\e[2J"'),
    "markup": DEBATE.replace("It is worth waiting.", "'[/foo] [@click=app.quit]x[/] <b>'"),
    "outside": "argmap: 1\ntitle: T\nsources: {s: {file: ../../../../etc/passwd}}\n",
    "python": "argmap: !!python/object/apply:os.system [echo hi]\n",
    "one long line": "argmap: 1\ntitle: " + "x" * 1_000_000 + "\n",
    "many keys": "argmap: 1\ntitle: T\n" + "".join(f"k{n}: 1\n" for n in range(3_000)),
    "the same key": "argmap: 1\ntitle: T\n" + "title: U\n" * 2_000,
    "a chain": "argmap: 1\ntitle: T\nthesis: c0\nclaims:\n"
    + "".join(f"  c{n}: {{text: C.}}\n" for n in range(1_000))
    + "arguments:\n"
    + "".join(f"  a{n}: {{premises: [c{n + 1}], supports: c{n}}}\n" for n in range(999)),
    "a conflict": DEBATE + "<<<<<<< ours\na: 1\n=======\nb: 1\n>>>>>>> theirs\n",
    "nothing": "",
    "only a comment": "# nothing\n",
    "a scalar": "argmap\n",
    "two documents": DEBATE + "---\n" + DEBATE,
    "a huge number": DEBATE.replace("0.8", "1" + "0" * 5_000),
}


def held(argmap: Commands, file: str, before: bytes) -> None:
    """Run every command on a file and hold each to the promise."""
    for words in COMMANDS:
        begun = process_time()
        result = argmap.run(*(file if word == "@" else word for word in words))
        assert process_time() - begun < SECONDS, words
        assert result.code in (0, 1, 2), words
        assert not CONTROLS.search(result.out + result.err), words
        assert "Traceback" not in result.err
        assert Path(file).read_bytes() == before, words


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_does_nothing(argmap: Commands, name: str) -> None:
    content = HOSTILE[name]
    before = content if isinstance(content, bytes) else content.encode()
    held(argmap, argmap.write(before), before)


@given(st.binary(max_size=60) | st.text(alphabet="abc:{}[]-#\n '\"|>&*!%@`0123?,=<\t", max_size=80).map(str.encode))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_make_a_command_fall_over(argmap: Commands, content: bytes) -> None:
    held(argmap, argmap.write(content), content)


@given(st.text(max_size=40))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_argument_makes_a_command_fall_over(argmap: Commands, word: str) -> None:
    file = argmap.write()
    for words in (
        (word,),
        ("set", file, word),
        ("set", file, "--as", word, "old-data=0.5"),
        ("show", file, "--root", word),
        ("credences", file, "--assume", word),
        ("remove", file, word),
    ):
        result = argmap.run(*words)
        assert result.code in (0, 1, 2), words
        assert not CONTROLS.search(result.err), words
        argmap.write()
