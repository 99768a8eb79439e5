"""How long an edit takes, beside ruamel.yaml's round trip, and how many lines each changes.

Run by hand: `python tests/bench/bench_edit.py`. Prints milliseconds, the best of several runs, for 500 commented
claims; then the same edit at 2,000 and 5,000 claims without the round trip.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import TypeVar

from ruamel.yaml import YAML

from argmap.document import edit, edit_unverified, parse
from argmap.model.changes import SetCredence

T = TypeVar("T")
CHANGE = SetCredence("ann", "c2", 0.77)


def commented(claims: int) -> str:
    """Return a debate in mixed styles with about two comments for each claim."""
    lines = [
        "# A debate of many claims.",
        "argmap: 1",
        "title:  'Big'",
        "thesis: c0",
        "",
        "participants: {ann: {}}",
        "",
    ]
    lines.append("claims:")
    styles = ['"{}"', "'{}'", "{}", ">-\n      {}"]
    for number in range(claims):
        text = f"Claim number {number} says something of middling length about the matter at hand."
        lines += [f"  # about c{number}", f"  c{number}:", "    text: " + styles[number % 4].format(text)]
        lines += ["    prior: 0.40   # a guess", ""]
    lines.append("arguments:")
    for number in range(1, claims):
        lines.append(f"    a{number}: {{premises: [c{number}],  supports: c{(number - 1) // 2}}}")
    lines += ["", "credences:", "  ann:", *(f"    c{number}: 0.{number % 90 + 10}" for number in range(0, claims, 2))]
    return "\n".join(lines) + "\n"


def best(act: Callable[[], T], runs: int) -> tuple[float, T]:
    """Return the shortest of several runs in milliseconds, and what the last returned."""
    shortest = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        result = act()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest * 1000, result


def round_trip(text: str) -> str:
    """Return the text after the same edit with ruamel.yaml."""
    yaml = YAML()
    data = yaml.load(text)
    data["credences"]["ann"]["c2"] = 0.77
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def changed(before: str, after: str) -> int:
    """Return how many lines of the text before are no longer as they were."""
    matcher = SequenceMatcher(None, before.splitlines(), after.splitlines(), False)
    return sum(high - low for kind, low, high, _, _ in matcher.get_opcodes() if kind != "equal")


def main() -> None:
    """Print the figures."""
    text = commented(500)
    comments = text.count("#")
    reading, document = best(lambda: parse(text), 9)
    editing, after = best(lambda: edit(document, CHANGE), 9)
    print(f"500 claims, {comments} comments, {len(text.splitlines())} lines")
    print(f"  parse {reading:.1f} ms, verified edit {editing:.1f} ms, {changed(text, after.text)} line changed")
    both, dumped = best(lambda: round_trip(text), 3)
    print(f"  ruamel.yaml load, set and dump {both:.1f} ms, {changed(text, dumped)} lines changed")
    for claims in (2000, 5000):
        large = parse(commented(claims))
        shown, _ = best(lambda large=large: edit_unverified(large, CHANGE), 5)  # type: ignore[misc]
        editing, _ = best(lambda large=large: edit(large, CHANGE), 3)  # type: ignore[misc]
        print(f"{claims} claims: change shown {shown:.1f} ms, verified edit {editing:.1f} ms")


if __name__ == "__main__":
    main()
