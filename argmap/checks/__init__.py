"""Remarks on what a debate means: one small module for each check, with CODE, SEVERITY and its manual as docstring.

Knows debates that obey the rules. Must not know text, engines or numpy. A warning is what a careful author would mend;
everything else worth saying is an info.
"""

from __future__ import annotations

from pathlib import Path

from argmap.checks import (
    certain_credence,
    compared_credence,
    contraries_above_one,
    contraries_stated,
    crux_conditionals,
    cycle,
    equal_likelihoods,
    idle_claim,
    like_claims,
    mutual_rebuttal,
    necessary_only,
    quotes,
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
    contraries_stated,
    crux_conditionals,
    idle_claim,
    same_argument,
    same_text,
    certain_credence,
    compared_credence,
    cycle,
    equal_likelihoods,
    like_claims,
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


def diagnose(document: Document, *, folder: Path | None = None) -> tuple[Diagnostic, ...]:
    """Return every diagnostic of a document: those of reading, and the checks' where nothing was left out of it.

    With the debate's `folder`, its quotes are looked up in the source files there.
    """
    if not document.complete:
        return document.diagnostics
    remarks = run(document.debate)
    if folder is not None and any(claim.quotes for claim in document.debate.claims.values()):
        from argmap.threads.sources import source_reader

        remarks += tuple(quotes.check(document.debate, source_reader(folder)))
    found = [document.diagnose(finding) for finding in remarks]
    return in_order([*document.diagnostics, *found], document.name)
