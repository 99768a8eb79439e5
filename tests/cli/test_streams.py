"""The program as a process: encodings, pipes, signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import DEBATE

ROOT = Path(__file__).parents[2]


def heed_interrupts() -> None:
    """Undo what a parent in the background hands down: a shell starts such jobs with interrupts ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def process(*words: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "argmap", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=None if os.name == "nt" else heed_interrupts,
    )


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"}])
def test_output_is_utf8_whatever_the_locale(locale: dict[str, str]) -> None:
    out, err = process("show", "--help", **locale).communicate()
    assert "against (−)".encode() in out
    assert err == b""


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    claims = "".join(f"  c{n}: {{text: {'a claim that fills the pipe ' * 20}}}\n" for n in range(400))
    file = tmp_path / "long.yaml"
    file.write_text(DEBATE.replace("claims:\n", "claims:\n" + claims, 1), encoding="utf-8")
    running = process("show", str(file))
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(10)
    running.stdout.close()
    err = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), err) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="a shell that closes streams")
def test_streams_that_are_closed_are_no_error() -> None:
    command = f"exec '{sys.executable}' -m argmap completion bash"
    for closed in ("<&-", ">&-", "<&- >&- 2>&-"):
        found = subprocess.run(["sh", "-c", f"{command} {closed}"], cwd=ROOT, capture_output=True, check=False)
        assert (closed, found.returncode, found.stderr) == (closed, 0, b"")


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or os.name == "nt", reason="POSIX signals")
def test_control_c_is_130(tmp_path: Path) -> None:
    pipe = tmp_path / "slow.yaml"
    os.mkfifo(pipe)
    running = process("check", str(pipe))
    writer = os.open(pipe, os.O_WRONLY)  # returns once the command has opened its end
    for _ in range(200):  # a signal that comes just before the wait for the pipe begins is seen only with the next
        running.send_signal(signal.SIGINT)
        try:
            running.wait(0.2)
            break
        except subprocess.TimeoutExpired:
            continue
    out, err = running.communicate(timeout=20)
    os.close(writer)
    assert (running.returncode, out, b"Traceback" in err) == (130, b"", False)
