from __future__ import annotations

from typing import get_args

from argmap.cli.threads import FORMATS
from argmap.threads.values import Format


def test_the_command_line_names_every_format() -> None:
    assert get_args(Format) == FORMATS
