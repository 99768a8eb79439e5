"""What reaches a real terminal, read from a pseudo-terminal: of hostile files, nothing that controls it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

from argmap.cli.main import main
from tests.tui.hostile_file import UNSAFE, hostile_session

CSI = r"\x1b\[[0-?]*[ -/]*[@-~]"
OSC = r"\x1b\](?:[^\x07\x1b]|\x1b[^\\])*?(?:\x07|\x1b\\)"
POINTER = r"\x1b\]22;[a-z]+\x07"
"""The shape of the mouse pointer, which the toolkit sets."""

OTHER = r"\x1b(?:[PX^_][^\x1b]*\x1b\\|[()][0-9A-Za-z]|[=>78cDEHMNOZ])"
STEPS = (
    ("j", ""),
    ("e", "The text of"),
    (CLOSE := "\x07", ""),
    ("f", "Focus ·"),
    ("l", ""),
    ("q", ""),
    ("X", "Cruxes ·"),
    ("\t", "What to ask next"),
    ("T", "What is it about"),
    (CLOSE, ""),
    ("q", ""),
    ("v", "Compare ·"),
    ("\t", ""),
    ("i", "Next question ·"),
    ("R", "Reconcile ·"),
    ("d", "Repeats ·"),
    ("m", "Which words stay"),
    (CLOSE, ""),
    ("t", "Thread ·"),
    ("\r", ""),
    (CLOSE, ""),
    ("/", "filters"),
    ("see", "found"),
    (CLOSE, ""),
    ("?", "Signs"),
    (CLOSE, ""),
    ("m", "Who is speaking"),
    (CLOSE, ""),
    (":", "what would you like"),
    (CLOSE, ""),
)
"""Keys, and what has to be seen before the next; no escape, which a slow terminal takes for the begin of a sequence."""
KEYMAP = "keymap: {dialog.close: ctrl+g, leave: q}\n"
COMMANDS = (
    "show FILE",
    "show FILE --as ann --filter see",
    "credences FILE --explain top",
    "cruxes FILE --between ann bo --agenda",
    "compare FILE ann bo",
    "reconcile FILE --as ann",
    "check FILE",
    "duplicates FILE",
    "read THREAD",
    "export FILE --to argdown",
    "export FILE --to mermaid",
    "export FILE --to dot",
    "fmt FILE --check",
    "set FILE --as ann one=0.123456789012",
)
RUN = """
import sys
from argmap.cli.main import main
for line in sys.argv[1:]:
    main(line.split("|"))
"""


def on_terminal(command: list[str], folder: Path, steps: tuple[tuple[str, str], ...] = ()) -> str:
    """Run a program on a terminal of 100 by 30, press keys, return all that it wrote."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    own = {"TERM": "xterm-256color", "XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "COLUMNS": "100"}
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, **own})
    os.close(theirs)
    seen = bytearray()
    try:
        for keys, wanted in (("", "top"), *steps, ("\x11", "")) if steps else ():
            os.write(ours, keys.encode())
            _read(ours, seen, wanted.encode(), 20.0 if wanted else 0.15)
        _read(ours, seen, b"", 20.0)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    return seen.decode("utf-8")


def _read(file: int, seen: bytearray, wanted: bytes, seconds: float) -> None:
    """Read for so long, until something is there, or to the end."""
    begun, end = len(seen), time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0 and not (wanted and wanted in seen[begun:]):
        if not select.select([file], [], [], left)[0]:
            return
        try:
            data = os.read(file, 65536)
        except OSError:
            return
        if not data:
            return
        seen += data


def left_over(written: str) -> str:
    """Return what was written without a terminal's sequences; raise where one is a title or a clipboard."""
    assert [one for one in re.findall(OSC, written) if not re.fullmatch(POINTER, one)] == []
    return re.sub(f"{CSI}|{OSC}|{OTHER}", "", written)


def test_no_code_point_of_a_file_controls_the_terminal_on_any_screen(tmp_path: Path) -> None:
    path = hostile_session(tmp_path).path
    (tmp_path / "argmap").mkdir()
    (tmp_path / "argmap" / "config.yaml").write_text(KEYMAP, encoding="utf-8")
    written = on_terminal([sys.executable, "-m", "argmap", str(path), "--as", "ann"], tmp_path, STEPS)
    text = left_over(written)
    assert not set(text) & (set(UNSAFE) - {"\r"})
    for name in ("Focus", "Cruxes", "Compare", "Next question", "Reconcile", "Repeats", "Thread"):
        assert f"{name} · see [/foo]" in text, name
    assert main(["check", str(path)]) == 0


def test_no_code_point_of_a_file_controls_the_terminal_from_any_command(tmp_path: Path) -> None:
    path = hostile_session(tmp_path).path
    thread = str(tmp_path / "thread.txt")
    lines = [one.replace("FILE", str(path)).replace("THREAD", thread).replace(" ", "|") for one in COMMANDS]
    text = left_over(on_terminal([sys.executable, "-c", RUN, *lines], tmp_path))
    assert not set(text) & (set(UNSAFE) - {"\r"})
    assert text.count("see [/foo] [a]") > len(COMMANDS)


def test_a_sequence_that_gets_through_would_be_seen() -> None:
    assert set(left_over("a\x1b[31mb\x1bc\u202e")) & set(UNSAFE) == {"\u202e"}
