"""What to ask next: questions in the order in which asking them is worth two people's (or one person's) time.

First what somebody's map only assumes, then the rest, each by the share of the gap that settling it is expected to end.
Must not know how questions are shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.cruxes.names import any_of, called, sentence_start, within_sentence
from argmap.cruxes.rank import cruxes
from argmap.cruxes.result import Cruxes, PersonalCrux, Question, RankedCrux
from argmap.cruxes.rivals import worth_asking
from argmap.model.percent import percent
from argmap.model.values import Debate

WORTH = 0.005
"""An expected closing (of the gap, or of what one person does not know) below this is not worth a question."""


def agenda(
    debate: Debate,
    *,
    target: str | None = None,
    between: tuple[str, str] | None = None,
    participants: Sequence[str] | None = None,
    limit: int = 10,
    ranked: Cruxes | None = None,
) -> tuple[Question, ...]:
    """Return what to ask next about a target, at most `limit` questions; `ranked` is its ranking where it is known.

    `closes` is, between two people, the share of their gap that settling the question is expected to end (their level
    of discrimination over the gap); for one person the share of what they do not know of the target.
    """
    found = ranked or cruxes(debate, target=target, participants=participants, between=between, conjunctive=False)
    asked = [c for c in found.cruxes if c.status in ("candidate", "open") and found.target not in c.claims]
    questions = [_question(debate, crux, between) for crux in asked]
    worth = [q for q in questions if q.closes is not None and q.closes >= WORTH]
    worth.sort(key=lambda q: (not q.assumed, -(q.closes or 0.0), q.claims))
    return tuple(worth_asking(debate, found.target, worth)[:limit])


def _question(debate: Debate, crux: RankedCrux, between: tuple[str, str] | None) -> Question:
    silent = tuple(who for who, personal in crux.by.items() if personal.assumed)
    closes = _expected(crux, between)
    asks = silent or tuple(crux.by)
    why = _why(debate, crux, silent, closes, between)
    moves = [moved for who, personal in crux.by.items() if (moved := _moved(debate, who, personal))]
    return Question(crux.claims, asks, closes, bool(silent), " ".join([why, *moves]), why)


def _expected(crux: RankedCrux, between: tuple[str, str] | None) -> float | None:
    if not between:
        shares = [p.voi_share for p in crux.by.values() if p.voi_share is not None]
        return max(shares) if shares else None
    a, b = (crux.by[who] for who in between)
    if crux.vod_level is None or a.target is None or b.target is None or a.target == b.target:
        return None
    return crux.vod_level / abs(a.target - b.target)


def _why(
    debate: Debate, crux: RankedCrux, silent: Sequence[str], closes: float | None, between: tuple[str, str] | None
) -> str:
    what = "this" if len(crux.claims) == 1 else "all of these"
    parts = []
    if silent:
        names = any_of([within_sentence(called(debate, who)) for who in silent])
        parts.append(f"Nothing was said about {what} by {names}; the number is assumed.")
    if between and closes is not None:
        parts.append(f"Settling {what} is expected to end {percent(closes)} of the gap.")
    elif closes is not None:
        parts.append(
            f"Settling {what} is expected to remove {percent(closes)} of the doubt about the claim in dispute."
        )
    return " ".join(parts)


def _moved(debate: Debate, who: str, personal: PersonalCrux) -> str:
    if personal.target is None or personal.if_true is None or personal.if_false is None:
        return ""
    now, so, not_so = (percent(each) for each in (personal.target, personal.if_true, personal.if_false))
    name = sentence_start(called(debate, who))
    if now == so:
        other = "" if now == not_so else f" if so, and go to {not_so} if not"
        return f"{name} would stay at {now}{other}."
    return (
        f"{name} would go from {now} to {so} if so, {f'and stay at {now}' if now == not_so else f'to {not_so}'} if not."
    )
