"""What every sample renders to, and the catalogue page made of it.

`python -m tests.errors.catalogue` writes both anew: the text beside each sample, and CATALOGUE.md.
"""

from __future__ import annotations

import os
from pathlib import Path

from argmap.checks import diagnose
from argmap.checks.catalogue import catalogue
from argmap.document import load
from argmap.model.diagnostic import Diagnostic
from argmap.views.diagnostics import render

HERE = Path(__file__).parent
SAMPLES = HERE / "samples"
PAGE = HERE / "CATALOGUE.md"


def names() -> list[str]:
    """Return the samples: a code, or a code and what is special (`tab--in-a-text`)."""
    return sorted(path.stem for path in SAMPLES.glob("*.yaml"))


def diagnostics(name: str) -> tuple[Diagnostic, ...]:
    """Return a sample's diagnostics, with paths as seen from the samples' folder."""
    before = Path.cwd()
    os.chdir(SAMPLES)
    try:
        return diagnose(load(Path(f"{name}.yaml")), folder=Path())
    finally:
        os.chdir(before)


def rendered(name: str) -> str:
    """Return what `check` would print of a sample."""
    return "".join(render(found) + "\n" for found in diagnostics(name))


def page() -> str:
    """Return the catalogue as Markdown: each code with its explanation and its sample's message."""
    parts = ["# What argmap says about a file", "", "Made from the samples in this folder; do not edit.", ""]
    for code, entry in sorted(catalogue().items()):
        shown = "\n\n".join(render(found) for found in diagnostics(code) if found.code == code)
        parts += [f"## {code}", "", f"*{entry.severity}.* {entry.text}", "", "```text", shown, "```", ""]
    return "\n".join(parts)


def main() -> None:
    """Write the samples' texts and the page."""
    for name in names():
        (SAMPLES / f"{name}.txt").write_text(rendered(name), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
