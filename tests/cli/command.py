"""Running argmap in the test's own process: words in, exit code and both streams out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from argmap.cli.main import main

DEBATE = """\
argmap: 1
title: Should we wait?   # a question
thesis: wait

participants:
  critic: {name: The critic}
  author: {name: The author}

claims:
  wait:
    text: It is worth waiting.
  bigger-is-riskier:
    text: Bigger models are riskier.   # a comment
  old-data: {text: The data are old.}

arguments:
  riskier:
    premises: [bigger-is-riskier]
    rebuts: wait
    strength: 0.9
  stale:
    premises: [old-data]
    undercuts: riskier

credences:
  critic:
    bigger-is-riskier: 0.8   # sure of it
    old-data: 0.1
  author:
    bigger-is-riskier: 0.3
    old-data: {credence: 0.6, note: from the tables}

cruxes:
  risk:
    claims: [bigger-is-riskier]
    test: Incidents after two years.
"""


class Result(NamedTuple):
    """What one command line did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


class Commands:
    """Runs commands in a folder of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def write(self, text: str | bytes = DEBATE, name: str = "wait.yaml") -> str:
        """Write a file; return its path."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def read(self, name: str = "wait.yaml") -> str:
        """Return a file's text, line endings as they are."""
        return (self.folder / name).read_bytes().decode()

    def run(self, *words: str) -> Result:
        """Run one command line."""
        self.capsys.readouterr()
        code = main(words)
        out, err = self.capsys.readouterr()
        return Result(code, out, err)
