"""How long reading takes: 500 commented claims beside ruamel.yaml, and 10,000 claims to a debate.

Run by hand: `python tests/bench/bench_parse.py`. Prints milliseconds of processor time, the best of several runs.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

from argmap.checks import run
from argmap.document import parse
from argmap.text.yaml import read_yaml


def debate_text(claims: int) -> str:
    """Return a debate of so many claims, nearly two comments to each, and an argument and a credence for each."""
    lines = ["argmap: 1", "title: Bench", "thesis: c0", "participants: {me: }", "claims:"]
    for number in range(claims):
        lines += [f"  # about claim {number}", f"  c{number}:", f"    text: This is claim {number}.  # said once"]
        lines += ["    tags: [one, two]"] if number % 5 == 0 else []
    lines.append("arguments:")
    for number in range(1, claims):
        relation = ("supports", "rebuts")[number % 2]
        lines.append(f"  a{number}: {{premises: [c{number}], {relation}: c{(number - 1) // 3}, strength: 0.9}}")
    lines += ["credences:", "  me:"]
    lines += [f"    c{number}: 0.{number % 9 + 1}" for number in range(claims)]
    return "\n".join(lines) + "\n"


def best(work: Callable[[], Any], runs: int = 5) -> float:
    """Return the milliseconds of the fastest run."""
    times = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times) * 1000


def main() -> None:
    """Print the figures."""
    small, large = debate_text(500), debate_text(10_000)
    print(f"500 claims, {small.count('#')} comments, {small.count(chr(10))} lines")
    print(f"  span tree            {best(lambda: read_yaml(small)):8.1f} ms")
    print(f"  debate               {best(lambda: parse(small)):8.1f} ms")
    try:
        from ruamel.yaml import YAML

        print(f"  ruamel round trip in {best(lambda: YAML().load(io.StringIO(small)), 2):8.1f} ms")
    except ImportError:
        print("  ruamel.yaml is not installed")
    document = parse(large)
    print(f"10,000 claims, {len(large) // 1024} KiB, {len(document.diagnostics)} diagnostics")
    print(f"  span tree            {best(lambda: read_yaml(large), 3):8.1f} ms")
    print(f"  debate               {best(lambda: parse(large), 3):8.1f} ms")
    print(f"  checks               {best(lambda: run(document.debate), 3):8.1f} ms")


if __name__ == "__main__":
    main()
