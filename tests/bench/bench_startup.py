"""Process time of `argmap check` and other starts, beside bare Python and Python with yaml.

Run: python tests/bench/bench_startup.py [REPEATS]. Goal: `check` under 1.6 times Python with yaml. Times are user and
system time of the process in milliseconds, the least of all repeats, which disturbs least what else the machine does.

Of what `check` takes beyond the modules it cannot spare, most is making the frozen dataclasses of the model: Python
writes, compiles and runs the source of six methods for each.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SMALL = "argmap: 1\ntitle: T\nthesis: a\nclaims:\n  a: {text: A claim.}\n"
REAL = str(ROOT / "debates" / "bridge-after-the-flood.yaml")


def process_time(*words: str) -> float:
    """Return the processor time of one run, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def argmap(*words: str) -> tuple[str, ...]:
    """Return what the installed `argmap` script runs."""
    return ("-c", f"import sys; sys.argv = {['argmap', *words]!r}; from argmap.__main__ import main; sys.exit(main())")


def main(repeats: int) -> None:
    """Print a table."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "small.yaml"
        file.write_text(SMALL, encoding="utf-8")
        reading = f"import yaml; yaml.load(open({str(file)!r}), yaml.CSafeLoader)"
        runs = {
            "bare Python": ("-c", "pass"),
            "Python with yaml": ("-c", "import yaml"),
            "yaml reads the file": ("-c", reading),
            "import argmap": ("-c", "import argmap"),
            "what check cannot spare": ("-c", "import yaml, argparse, dataclasses, pathlib, typing"),
            "argmap --help": argmap("--help"),
            "argmap check": argmap("check", str(file)),
            "argmap check, 4 claims": argmap("check", REAL),
            "argmap completion bash": argmap("completion", "bash"),
            "Python with yaml, numpy": ("-c", "import yaml, numpy, numpy.typing"),
            "argmap show, 4 claims": argmap("show", REAL),
            "argmap credences": argmap("credences", REAL),
        }
        least = dict.fromkeys(runs, float("inf"))
        for _ in range(repeats):  # in turn, so that what else the machine does falls on all alike
            for name, words in runs.items():
                least[name] = min(least[name], process_time(*words))
    yaml = least["Python with yaml"]
    for name, took in least.items():
        print(f"{name:<24}{took:8.1f} ms{took / yaml:8.2f} × Python with yaml")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
