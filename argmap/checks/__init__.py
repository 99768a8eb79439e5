"""Remarks on what a debate means: one small module for each check, with CODE, SEVERITY and its manual as docstring.

Knows debates that obey the rules. Must not know text, engines or numpy. A warning is what a careful author would mend;
everything else worth saying is an info.
"""

from __future__ import annotations

from argmap.checks import (
    certain_credence,
    compared_credence,
    contraries_above_one,
    crux_conditionals,
    cycle,
    equal_likelihoods,
    idle_claim,
    mutual_rebuttal,
    necessary_only,
    same_argument,
    same_text,
    silent_participant,
    thesis_without_reasons,
    unused_source,
)
from argmap.document import Document
from argmap.document.parse import in_order
from argmap.model.diagnostic import Diagnostic, Finding
from argmap.model.values import Debate

CHECKS = (
    contraries_above_one,
    crux_conditionals,
    idle_claim,
    same_argument,
    same_text,
    certain_credence,
    compared_credence,
    cycle,
    equal_likelihoods,
    mutual_rebuttal,
    necessary_only,
    silent_participant,
    thesis_without_reasons,
    unused_source,
)
"""The checks; each has CODE, SEVERITY and `check(debate)`, which yields findings."""


def run(debate: Debate) -> tuple[Finding, ...]:
    """Return the remarks of all checks on a debate that obeys the rules."""
    return tuple(finding for module in CHECKS for finding in module.check(debate))


def diagnose(document: Document) -> tuple[Diagnostic, ...]:
    """Return every diagnostic of a document: those of reading, and the checks' where nothing was left out of it."""
    if not document.complete:
        return document.diagnostics
    found = [document.diagnose(finding) for finding in run(document.debate)]
    return in_order([*document.diagnostics, *found], document.name)
