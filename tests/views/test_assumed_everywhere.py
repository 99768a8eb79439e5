"""What is assumed is marked in every place where the number stands, and nothing else is."""

from __future__ import annotations

import pytest

from argmap.credence.engine import credences
from argmap.credence.result import Credences
from argmap.cruxes.agenda import agenda
from argmap.cruxes.rank import cruxes
from argmap.formats.figures import figures
from argmap.formats.page import Table
from argmap.model.values import Argument, Claim, Debate, Participant, Premise, Stated
from argmap.views.card import View, card, card_text
from argmap.views.credence_table import person_table, together
from argmap.views.listing import listing, plain
from argmap.views.outline import outline
from argmap.views.report import Account, report

DEBATE = Debate(
    title="T",
    thesis=("t",),
    participants={"ann": Participant("ann"), "bob": Participant("bob")},
    claims={
        "t": Claim("t", "The thesis."),
        "derived": Claim("derived", "A derived claim."),
        "leaf": Claim("leaf", "A leaf."),
        "fixed": Claim("fixed", "A leaf with a prior.", prior=0.3),
    },
    arguments={
        "one": Argument("one", "supports", "t", (Premise("derived"),), strength=0.7),
        "two": Argument("two", "rebuts", "derived", (Premise("leaf"),)),
        "three": Argument("three", "rebuts", "t", (Premise("fixed"),), strength=0.4),
    },
    credences={"ann": {"t": Stated(0.6), "leaf": Stated(0.8)}, "bob": {"derived": Stated(prior=0.4)}},
)
ASSUMED = {("ann", "derived"), ("bob", "t"), ("bob", "leaf")}
PLACES = [(who, id) for who in DEBATE.participants for id in DEBATE.claims]


def numbers(*who: str) -> Credences:
    return credences(DEBATE, participants=who or None)


@pytest.mark.parametrize(("who", "claim"), PLACES)
def test_the_engine(who: str, claim: str) -> None:
    assert numbers().participants[who].claims[claim].assumed == ((who, claim) in ASSUMED)


@pytest.mark.parametrize(("who", "claim"), PLACES)
def test_the_card(who: str, claim: str) -> None:
    shown = card_text(card(View(DEBATE, numbers(who), who), claim=claim))
    assert ("assumed: nobody gave" in shown) == ((who, claim) in ASSUMED)


@pytest.mark.parametrize(("who", "claim"), PLACES)
def test_the_outline(who: str, claim: str) -> None:
    lines = [plain(line) for line in listing(outline(DEBATE), numbers(who))]
    (line,) = [line for line in lines if DEBATE.claims[claim].text in line]
    assert ("?" in line) == ((who, claim) in ASSUMED)


@pytest.mark.parametrize(("who", "claim"), PLACES)
def test_the_table_of_one_person(who: str, claim: str) -> None:
    lines = [plain(line) for line in person_table(DEBATE, numbers(), who, width=80)]
    (line,) = [line for line in lines if line.split()[:1] == [claim]]
    assert line.split()[1].endswith("?") == ((who, claim) in ASSUMED)


@pytest.mark.parametrize(("who", "claim"), PLACES)
def test_the_table_of_everybody(who: str, claim: str) -> None:
    lines = [plain(line) for line in together(DEBATE, numbers(), width=80)]
    (line,) = [line for line in lines if line.split()[:1] == [claim]]
    cell = line.split()[1 + list(DEBATE.participants).index(who)]
    assert cell.endswith("?") == ((who, claim) in ASSUMED)


@pytest.mark.parametrize(("who", "claim"), PLACES)
def test_the_picture(who: str, claim: str) -> None:
    (line,) = figures(DEBATE, numbers(), who).claim_lines(claim)
    assert ("?" in line) == ((who, claim) in ASSUMED)


@pytest.mark.parametrize(("who", "claim"), [place for place in PLACES if place[1] != "t"])
def test_the_report(who: str, claim: str) -> None:
    ranked = cruxes(DEBATE, between=("ann", "bob"))
    page = report(Account(DEBATE, numbers(), ranked, agenda(DEBATE, between=("ann", "bob"))))
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    rows = [row for row in table.rows if row[0] == DEBATE.claims[claim].text]
    shown = [row[1 + list(DEBATE.participants).index(who)] for row in rows]
    assert all(("?" in cell) == ((who, claim) in ASSUMED) for cell in shown)
