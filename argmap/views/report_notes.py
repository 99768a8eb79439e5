"""How the numbers of a report are meant, in a few sentences.

Knows what a reader has to be told. Must not know HTML or Markdown, or how numbers come about.
"""

from __future__ import annotations

from argmap.credence.result import Credences
from argmap.cruxes.result import Comparison
from argmap.formats.page import Block, Heading, Paragraph
from argmap.model.values import Debate

_MEANT = (
    "A credence is how likely somebody holds a claim to be true. Each number that a person states is taken as a coin "
    "of its own: how likely a claim is that no reason bears on, and how likely a step goes through if its premises "
    "hold. All the coins are flipped, the map is read as logic, and a person's credence in a claim is the share of "
    "outcomes in which it comes out true. A premise that is used twice is counted once."
)
_CLOSES = (
    "“Closes” says how far a person would come towards the other by taking on the other's credence in that one claim, "
    "everything else kept."
)
_SHARED = (
    "The parts of the gap are Shapley values: what exchanging one person's number for the other's contributes, "
    "averaged over every order of exchanging them. They sum to the gap."
)
_PATH = (
    "The parts of the gap are Aumann-Shapley values, since what is observed or excluded reweighs the outcomes: what "
    "each number contributes on the straight way from one person's numbers to the other's. They sum to the gap."
)


def note_blocks(debate: Debate, credences: Credences, comparison: Comparison | None) -> list[Block]:
    """Return the last section: what a credence is, what was assumed, and whether anything is estimated."""
    says = [_MEANT]
    if comparison is not None and comparison.gap:
        says.append(_CLOSES)
        if comparison.parts:
            says.append(_SHARED if comparison.method == "shapley" else _PATH)
    if any(
        one.stated is not None and not one.leaf for p in credences.participants.values() for one in p.claims.values()
    ):
        says.append(
            "Where a person states a credence in a claim that also has reasons, what the reasons leave open is set so "
            "that the claim comes out as stated, unless the person gave that number too."
        )
    assumed = _assumed(debate, credences)
    if assumed:
        numbers = "One number was" if assumed == 1 else f"{assumed} numbers were"
        says.append(
            f"{numbers} stated by nobody and assumed. ? marks a claim whose own number, or prior, is one of them."
        )
    if credences.method == "sampled":
        says.append("≈ marks estimates from sampled worlds: the map is too wide to be summed exactly.")
    return [Heading("How the numbers are meant"), Paragraph(" ".join(says), quiet=True)]


def _assumed(debate: Debate, credences: Credences) -> int:
    """Return how many numbers of these people nobody stated."""
    count = 0
    for person in credences.participants.values():
        count += sum(person.claims[id].assumed for id in debate.claims)
        count += sum(person.arguments[id].assumed for id in debate.arguments)
    return count
