"""A debate as an account of two pages: what is in dispute, where people stand, and what would bring them together.

Knows what such an account says and in which order. Must not know HTML or Markdown, or how numbers come about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.credence.result import NOBODY, ClaimCredence, Credences
from argmap.cruxes.grouping import PartGroup
from argmap.cruxes.names import called, joined, sentence_start, within_sentence
from argmap.cruxes.result import Comparison, Cruxes, Question, RankedCrux
from argmap.cruxes.rivals import parted
from argmap.formats.page import Block, Entries, Entry, Heading, Page, Paragraph, Picture, Statement, Table
from argmap.model.percent import ASSUMED
from argmap.model.values import Debate
from argmap.views.crux_sentences import (
    STATUSES,
    closing,
    elicited_in_words,
    estimated,
    information_in_words,
    settled,
    statement,
)
from argmap.views.figures import percent, points
from argmap.views.report_gap import gap_blocks
from argmap.views.report_notes import note_blocks

ROWS = 8
COLUMNS = 6
"""The credences of so many people stand side by side; of more, the two and the range of all."""
CRUXES = 3
QUESTIONS = 4


@dataclass(frozen=True, slots=True)
class Account:
    """All that a report is written from; `comparison` where two people are compared, `chosen` by whoever asked.

    `credences` are everybody's, `cruxes` and `agenda` the two people's; `group` are everybody's cruxes where there are
    more than two. `picture` is None where the map could not be drawn, for `undrawn`.
    """

    debate: Debate
    credences: Credences
    cruxes: Cruxes
    agenda: Sequence[Question]
    comparison: Comparison | None = None
    groups: Sequence[PartGroup] = ()
    picture: Picture | None = None
    undrawn: str = ""
    group: Cruxes | None = None
    chosen: bool = False

    @property
    def people(self) -> tuple[str, ...]:
        """Return whose numbers the report is about."""
        people = tuple(self.credences.participants)
        return self.pair if self.pair is not None and len(people) == 2 else people

    @property
    def pair(self) -> tuple[str, str] | None:
        """Return the two people whose gap the report is about, None where it is about one person's numbers."""
        return self.cruxes.between


def report(account: Account) -> Page:
    """Return the report's page."""
    debate = account.debate
    blocks: list[Block] = [
        Statement(
            "Thesis" if account.cruxes.target in debate.thesis else "Claim", debate.claims[account.cruxes.target].text
        ),
        *(Paragraph(sentence) for sentence in _stands(account)),
        *_positions(account),
        *_map(account),
        *_cruxes(account),
        *_group(account),
        *gap_blocks(debate, account.comparison, account.groups, named=len(account.people) > 2),
        *_next(account),
        *note_blocks(debate, account.credences, account.comparison),
    ]
    return Page(debate.title or "A debate", _subtitle(account), tuple(blocks))


def _name(account: Account, who: str) -> str:
    return "the map" if who == NOBODY and who not in account.debate.participants else called(account.debate, who)


def _subtitle(account: Account) -> str:
    debate = account.debate
    names = joined([within_sentence(_name(account, who)) for who in account.people])
    whose = f"Between {names}. " if len(account.people) > 1 else f"For {names}. "
    sizes = f"{len(debate.claims)} claims, {len(debate.arguments)} arguments, {_people(len(debate.participants))}."
    return whose + sizes


def _people(count: int) -> str:
    return f"{count} participant" if count == 1 else f"{count} participants"


def _stands(account: Account) -> list[str]:
    """Return where each person stands on the thesis: what follows from their numbers, and what they say outright."""
    said = []
    for who in account.people:
        own = account.credences.participants[who].claims[account.cruxes.target]
        name = within_sentence(_name(account, who))
        if own.credence is None:
            said.append(f"For {name} there is no credence in it: some of the numbers cannot go together.")
        elif own.stated is not None and percent(own.stated) != percent(own.credence):
            said.append(f"{sentence_start(name)} said {percent(own.stated)}; the reasons then give {_told(own)}.")
        else:
            said.append(f"For {name} it comes to {_told(own)}.")
    if account.comparison is not None and account.comparison.gap:
        size = points(abs(account.comparison.gap)).lstrip("+")
        apart = f"They are {size} apart."
        if len(account.people) > 2:
            names = sentence_start(joined([within_sentence(_name(account, who)) for who in account.pair or ()]))
            furthest = "" if account.chosen else ": nobody is further"
            apart = f"{names} are {size} apart{furthest}."
        said.append(estimated(apart) if account.comparison.sampled else apart)
    return [" ".join(said)]


def _shown(one: ClaimCredence | None) -> str:
    if one is None or one.credence is None:
        return "–"
    return _value(one) + (ASSUMED if one.assumed else "")


def _told(one: ClaimCredence) -> str:
    """Return a credence in a sentence, where a mark behind it would look like one of the sentence's own."""
    if not one.assumed:
        return _value(one)
    return f"{_value(one)} ({'assumed' if one.leaf else 'from an assumed prior'})"


def _value(one: ClaimCredence) -> str:
    return ("≈" if one.standard_error else "") + percent(one.credence)


def _positions(account: Account) -> list[Block]:
    """Return the claims on which the people differ most; for one person, all that were stated."""
    debate, target = account.debate, account.cruxes.target
    bearing = {claim for crux in account.cruxes.cruxes for claim in crux.claims} - {target}
    rows = []
    for id in debate.claims:
        if id not in bearing:
            continue
        found = [account.credences.participants[who].claims.get(id) for who in account.people]
        values = [one.credence for one in found if one is not None and one.credence is not None]
        spread = max(values) - min(values) if len(values) > 1 else 0.0
        if spread >= 0.005 or (len(account.people) == 1 and values):
            rows.append((spread, id, found))
    if not rows:
        return []
    rows.sort(key=lambda row: -row[0])
    several = len(account.people) > 1
    shown = account.people if len(account.people) <= COLUMNS else account.pair or account.people[:COLUMNS]
    crowd = len(shown) < len(account.people)
    head = (
        "Claim",
        *(sentence_start(_name(account, who)) for who in shown),
        *(("Everyone",) if crowd else ()),
        *(("Apart",) if several else ()),
    )
    cells = tuple(
        (
            debate.claims[id].text,
            *(_shown(account.credences.participants[who].claims.get(id)) for who in shown),
            *((_range(found),) if crowd else ()),
            *((_apart(spread),) if several else ()),
        )
        for spread, id, found in rows[:ROWS]
    )
    blocks: list[Block] = [Heading("Where they stand" if len(account.people) > 1 else "Credences"), Table(head, cells)]
    left = len(rows) - ROWS
    if left > 0:
        blocks.append(Paragraph(f"{left} more claims are left out, on which they differ less.", quiet=True))
    return blocks


def _range(found: Sequence[ClaimCredence | None]) -> str:
    values = [one.credence for one in found if one is not None and one.credence is not None]
    return f"{percent(min(values))} to {percent(max(values))}" if values else "–"


def _apart(spread: float) -> str:
    return points(spread).lstrip("+")


def _map(account: Account) -> list[Block]:
    if account.picture is not None:
        return [Heading("The map"), account.picture]
    return [Heading("The map"), Paragraph(f"The map is not drawn here: {account.undrawn}")] if account.undrawn else []


def _cruxes(account: Account) -> list[Block]:
    """Return the questions that matter most; between two people those that close anything, best first."""
    found = account.cruxes
    blocks: list[Block] = [Heading(_bringing(account))]
    if len(account.people) > 2 and account.pair is not None:
        why = "These two were asked for." if account.chosen else "Of all, these two are furthest apart."
        blocks.append(Paragraph(f"{why} argmap report --between A B chooses another pair."))
    worth, together, rival = _worth(account, found)
    if not worth and not together:
        return [*blocks, Paragraph("No single question of the map would."), *_rivals(account, rival)]
    if worth:
        blocks.append(Entries(tuple(_entry(account, found, crux) for crux in worth)))
    if together:
        blocks.append(Paragraph("Two or more questions taken as one do clearly more than any of them alone:"))
        blocks.append(Entries((_entry(account, found, together[0]),)))
    return [*blocks, *_rivals(account, rival)]


def _bringing(account: Account) -> str:
    if account.pair is None:
        return "What would tell most"
    if len(account.people) == 2:
        return "What would bring them together"
    return f"What would bring {joined([within_sentence(_name(account, who)) for who in account.pair])} together"


def _worth(account: Account, found: Cruxes) -> tuple[list[RankedCrux], list[RankedCrux], list[RankedCrux]]:
    """Return the best questions, the best set, and the target's rivals among the questions, which stand apart."""
    ranked, rival = parted(account.debate, found.target, found.cruxes)
    sets, _ = parted(account.debate, found.target, found.conjunctive)
    worth = [crux for crux in ranked if _matters(crux, found)]
    return worth[:CRUXES], [crux for crux in sets if _matters(crux, found)][:1], rival


def _rivals(account: Account, rival: Sequence[RankedCrux]) -> list[Block]:
    if not rival:
        return []
    names = " · ".join(f"“{statement(account.debate, crux.claims)}”" for crux in rival[:ROWS])
    said = f"Rivals of the claim, of which at most one is true with it, are the dispute itself in other words: {names}"
    return [Paragraph(said, quiet=True)]


def _group(account: Account) -> list[Block]:
    """Return the questions that would tell everybody most, where the section before is about two of more people."""
    if account.group is None:
        return []
    worth, _, _ = _worth(account, account.group)
    if not worth:
        return []
    entries = tuple(_entry(account, account.group, crux) for crux in worth)
    return [Heading("What would tell everybody most"), Entries(entries)]


def _matters(crux: RankedCrux, found: Cruxes) -> bool:
    if found.target in crux.claims:
        return False
    if found.between:
        return crux.double_crux is not None and crux.nature in ("double", "one-sided")
    return any((one.voi_share or 0.0) >= 0.005 for one in crux.by.values())


def _entry(account: Account, found: Cruxes, crux: RankedCrux) -> Entry:
    debate = account.debate
    sentences = [settled(debate, crux.by, true=True), settled(debate, crux.by, true=False)]
    if found.between:
        sentences.append(closing(debate, crux, found.between))
    elif len(crux.by) == 1:
        sentences += [information_in_words(debate, who, one) for who, one in crux.by.items()]
    sentences += elicited_in_words(debate, crux.by)
    if found.method == "sampled":
        sentences = [estimated(sentence) for sentence in sentences]
    together = [" ".join(sentence for sentence in sentences if sentence)]
    test = debate.cruxes[crux.crux].test if crux.crux is not None else None
    if test:
        together.append(f"How one would find out: {test}")
    return Entry(statement(debate, crux.claims), STATUSES[crux.status], tuple(together))


def _next(account: Account) -> list[Block]:
    questions = account.agenda[:QUESTIONS]
    if not questions:
        return []
    entries_of = Entries(
        tuple(
            Entry(statement(account.debate, one.claims), "assumed" if one.assumed else "", (one.why,))
            for one in questions
        )
    )
    names = [within_sentence(_name(account, who)) for who in account.pair or ()]
    return [Heading(f"What to ask {joined(names)} next" if len(account.people) > 2 else "What to ask next"), entries_of]
