"""A file that never ends is an error, not a wait."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.document import load as module_load
from argmap.document.load import read_whole


def test_a_device_without_end_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["argmap.document.load"], "LARGEST", 1_000)
    with pytest.raises(OSError, match="too large"):
        read_whole(Path("/dev/zero"))


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"argmap: 1\ntitle: T\n")
    assert module_load(file).debate.title == "T"
