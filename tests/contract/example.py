"""Debates to hold the contract against: one that uses every part of the format, and small maps written in a line."""

from __future__ import annotations

EVERYTHING = """\
argmap: 1                               # format version
title: Should we wait for bigger models?
thesis: wait-is-worth-it                # the claim the debate is about
defaults: {prior: 0.5, strength: 1.0}

participants:
  critic: {name: The critic}
  author: {name: The author, note: wrote the paper}

sources:
  thread:
    title: Comment thread
    url: https://example.org/thread

claims:
  wait-is-worth-it:
    text: It is worth waiting for bigger models before using the method.
    by: author                          # who asserted it
    prior: 0.3
    tags: [coordination]
    quotes:
      - {source: thread, by: author, text: we could wait}
  bigger-is-riskier:
    text: 'Bigger models are much riskier than small ones.'
    by: critic
  incidents-were-seen: {text: More incidents were seen with bigger models.}
  act-now-is-right: {text: The right thing is to act now with the models there are.}

arguments:
  riskier-so-dont-wait:
    premises: [bigger-is-riskier]       # linked: all are needed
    rebuts: wait-is-worth-it
    strength: 0.9
    by: critic
  incidents-seen:
    premises: [incidents-were-seen]
    evidence_for: bigger-is-riskier
    likelihoods: {if_true: 0.8, if_false: 0.3}   # P(premise | claim), P(premise | not claim)

contraries:
  - [wait-is-worth-it, act-now-is-right]

credences:
  critic:
    bigger-is-riskier: 0.9
    # a remark of the critic's
    riskier-so-dont-wait: 0.95          # on an argument
    wait-is-worth-it: {credence: 0.05, note: all things considered}
    act-now-is-right: {credence: 0.6, prior: 0.5}   # compared, not imposed
    incidents-seen: {likelihoods: {if_true: 0.9, if_false: 0.2}}

cruxes:
  riskier:
    claims: [bigger-is-riskier]
    raised_by: critic
    status: open                        # open | agreed | resolved | set-aside
    test: Incidents per deployment after two years.
    conditionals:
      critic: {if_true: 0.03, if_false: 0.4}
"""


def small(*claims: str, arguments: str = "", people: str = "", credences: str = "", more: str = "") -> str:
    """Return a debate about the first claim; a claim is its id, or `id prior`; the others are YAML flow mappings."""
    lines = ["argmap: 1", "title: T", f"thesis: {claims[0].split()[0]}"]
    if people:
        lines.append(f"participants: {{{people}}}")
    lines.append("claims:")
    for each in claims:
        id, _, prior = each.partition(" ")
        lines.append(f"  {id}: {{text: The claim {id}{f', prior: {prior}' if prior else ''}}}")
    if arguments:
        lines.append(f"arguments: {{{arguments}}}")
    if credences:
        lines.append(f"credences: {{{credences}}}")
    return "\n".join([*lines, *([more] if more else [])]) + "\n"
