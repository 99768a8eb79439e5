"""How long the terminal takes: to open debates of several sizes, and from a key to the painted answer.

Run: `python -m tests.bench.bench_tui [sizes…]`. Each program runs in a pseudo-terminal of its own, as a person
would run it: opening is from the start of Python to the first outline on the terminal, beside a Textual app that shows
one line; a key is from writing it to the first bytes that answer it. On a busy machine look at the processor times:
what the program itself used until then, and all that a key set off.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from pathlib import Path

_RUNS = 5
_KEYS = "jkjkljhkGkgg jkzRjkzMjl" * 4
_EMPTY = "from textual.app import App; from textual.widgets import Static\n"
_EMPTY += "class Empty(App):\n def compose(self): yield Static('painted')\nEmpty().run()"
_OPEN = "import sys; from argmap.tui import run; run(sys.argv[1], 'a')"


def debate_text(size: int) -> str:
    """Return a debate of `size` claims, four reasons below each, every tenth an undercut, two participants."""
    lines = [
        "argmap: 1",
        f"title: {size} claims",
        "thesis: c0",
        "participants: {a: {name: A}, b: {name: B}}",
        "claims:",
    ]
    lines += [f"  c{n}:\n    text: The claim of number {n} is one of many that are made here." for n in range(size)]
    lines.append("arguments:")
    for n in range(1, size):
        above = (n - 1) // 4
        if n % 10 == 0 and above:
            lines.append(f"  s{n}: {{premises: [c{n}], undercuts: s{above}}}")
        else:
            lines.append(
                f"  s{n}: {{premises: [c{n}], {'rebuts' if n % 3 == 0 else 'supports'}: c{above}, strength: 0.8}}"
            )
    lines.append("credences:")
    for person in "ab":
        lines.append(f"  {person}:")
        lines += [f"    c{n}: 0.{n % 9 + 1}" for n in range(size * 3 // 4, size)]
    return "\n".join(lines) + "\n"


@contextlib.contextmanager
def terminal(command: list[str], state: str) -> Iterator[tuple[int, int]]:
    """Run a program in a pseudo-terminal of 110 by 32; yield the file to read and write, and the process."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 32, 110, 0, 0))
    settings = {**os.environ, "TERM": "xterm-256color", "XDG_STATE_HOME": state, "XDG_CONFIG_HOME": state}
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=settings)
    os.close(theirs)
    try:
        yield ours, process.pid
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def read_until(file: int, wanted: bytes, seconds: float = 20.0) -> float:
    """Read until something is there; return how long it took."""
    begun, seen = time.perf_counter(), b""
    while wanted not in seen and time.perf_counter() - begun < seconds:
        if select.select([file], [], [], 0.05)[0]:
            seen += os.read(file, 65536)
    return time.perf_counter() - begun


def quiet(file: int, seconds: float) -> None:
    """Read until nothing has come for a while."""
    while select.select([file], [], [], seconds)[0]:
        os.read(file, 65536)


def used(process: int) -> float:
    """Return the processor time that a process has used, in seconds; 0 where the system does not tell."""
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def opening(command: list[str], wanted: bytes, state: str) -> tuple[float, float]:
    """Return the best of several openings: seconds by the clock, seconds of the processor."""
    times = []
    for _ in range(_RUNS):
        with terminal(command, state) as (file, process):
            times.append((read_until(file, wanted), used(process)))
    return min(clock for clock, _ in times), min(processor for _, processor in times)


def key_times(command: list[str], wanted: bytes, state: str) -> tuple[list[float], float]:
    """Return how long each key took to be answered, shortest first, and the mean processor time of one; seconds."""
    times = []
    with terminal(command, state) as (file, process):
        read_until(file, wanted)
        quiet(file, 1.5)
        before = used(process)
        for key in _KEYS:
            begun = time.perf_counter()
            os.write(file, key.encode())
            if select.select([file], [], [], 1.0)[0]:
                times.append(time.perf_counter() - begun)
            quiet(file, 0.06)
        each = (used(process) - before) / len(_KEYS)
    return sorted(times), each


def main() -> None:
    """Print one line for each size, in milliseconds."""
    sizes = [int(size) for size in sys.argv[1:]] or [15, 500, 5000]
    with tempfile.TemporaryDirectory() as state:
        empty, empty_used = opening([sys.executable, "-c", _EMPTY], b"painted", state)
        print(f"empty Textual app: opened {empty * 1000:.0f} ms, processor {empty_used * 1000:.0f} ms")
        for size in sizes:
            path = Path(state) / f"{size}.yaml"
            path.write_text(debate_text(size))
            command = [sys.executable, "-c", _OPEN, str(path)]
            opened, opened_used = opening(command, b"number 0 is", state)
            keys, each = key_times(command, b"number 0 is", state)
            p50, p95 = statistics.median(keys), keys[int(len(keys) * 0.95)]
            print(
                f"{size:>5} claims: opened {opened * 1000:.0f} ms ({(opened - empty) * 1000:+.0f}), "
                f"processor {opened_used * 1000:.0f} ms ({(opened_used - empty_used) * 1000:+.0f}); "
                f"key p50 {p50 * 1000:.0f} p95 {p95 * 1000:.0f} worst {keys[-1] * 1000:.0f} ms, "
                f"processor {each * 1000:.0f} ms each ({len(keys)} keys)"
            )


if __name__ == "__main__":
    main()
