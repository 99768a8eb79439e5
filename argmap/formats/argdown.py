"""A debate in Argdown: claims as statements, arguments with their premises and conclusion.

Knows Argdown's syntax. Must not know files. A text is written with a backslash before every character that Argdown
might read as its own. What has no counterpart is written as near as Argdown comes, and said among the losses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from argmap.formats.losses import Feature, losses
from argmap.formats.part import Part, select
from argmap.formats.request import Exported, Request
from argmap.model.numbers import number_text
from argmap.model.values import Argument, Claim, Debate, Premise
from argmap.text.safe import display_text

_LOST: tuple[Feature, ...] = ("notes", "quotes", "tests", "statuses")
_SYNTAX = re.compile(r"([\\\[\]<>{}()#@*_:;/,+=|~`-])")
NEGATION = "It is not so: "
"""What a statement that denies a claim begins with."""
_STRUCK, _AGAINST, _NOT_MET = "So the step does not hold.", "So it is not so.", "So it cannot be."
SAID_ANYWAY = frozenset((_STRUCK, _AGAINST, _NOT_MET, "…"))
"""Conclusions that say no more than their relation does."""
RELATION_WORDS = frozenset(("supports", "rebuts", "necessary for", "evidence for", "undercuts"))
"""What stands as the text of an argument that has none."""


def write(request: Request) -> Exported:
    """Return the debate, or the part asked for, in Argdown."""
    debate = request.debate
    part = select(debate, root=request.root, depth=request.depth)
    blocks = [_front(debate), *(_claim(debate, debate.claims[id]) for id in part.claims), *_negations(debate, part)]
    for id in part.arguments:
        blocks += _argument(debate, debate.arguments[id], part)
    for group in debate.contraries:
        blocks += _contraries([id for id in group if id in part.claims])
    said = losses(debate, part, _LOST)
    if any(debate.arguments[id].relation == "necessary_for" for id in part.arguments):
        said += ("written as attacks from their denial: necessary conditions",)
    if any(debate.arguments[id].relation == "evidence_for" for id in part.arguments):
        said += ("written as supports, their likelihoods as data: evidence",)
    own = sum(
        it.prior is not None or it.likelihoods is not None for of in debate.credences.values() for it in of.values()
    )
    said += (f"not kept: priors and likelihoods of one's own ({own})",) if own else ()
    return Exported(("\n\n".join(blocks) + "\n").encode(), said)


def _front(debate: Debate) -> str:
    lines = ["===", f"title: {_quoted(debate.title)}"]
    named = {who: person.name for who, person in debate.participants.items() if person.name}
    if named:
        lines += ["participants:", *(f"    {who}: {_quoted(name)}" for who, name in named.items())]
    return "\n".join([*lines, "==="])


def _quoted(text: str) -> str:
    return json.dumps(display_text(text), ensure_ascii=False).replace("=", "\\u003d")


def _claim(debate: Debate, claim: Claim) -> str:
    tags = "".join(f" #({_tag(tag)})" for tag in claim.tags if _tag(tag))
    data: dict[str, object] = {}
    if claim.id in debate.thesis:
        data["thesis"] = True
    if claim.by is not None:
        data["by"] = claim.by
    if claim.prior is not None:
        data["prior"] = _number(claim.prior)
    if named := [crux.id for crux in debate.cruxes.values() if claim.id in crux.claims]:
        data["cruxes"] = named
    data |= _stated(debate, claim.id)
    return f"[{claim.id}]: {_text(claim.text) or '…'}{tags}{_data(data)}"


def _negations(debate: Debate, part: Part) -> Iterator[str]:
    """Yield a statement for every denial that an argument uses, opposed to what it denies."""
    denied: dict[str, str] = {}
    for id in part.arguments:
        argument = debate.arguments[id]
        for premise in argument.premises:
            if premise.claim not in part.claims:
                continue
            if premise.negated != (argument.relation == "necessary_for"):
                denied[premise.claim] = _text(debate.claims[premise.claim].text)
    for claim, text in denied.items():
        yield f"[not {claim}]: {_text(NEGATION)} {text}\n  >< [{claim}]"


def _argument(debate: Debate, argument: Argument, part: Part) -> Iterator[str]:
    data: dict[str, object] = {}
    if argument.by is not None:
        data["by"] = argument.by
    if argument.scheme is not None:
        data["scheme"] = display_text(argument.scheme)
    if argument.strength is not None:
        data["strength"] = _number(argument.strength)
    if argument.likelihoods is not None:
        data["likelihoods"] = [_number(argument.likelihoods.if_true), _number(argument.likelihoods.if_false)]
    if not argument.premises:
        data["bare"] = True
    if argument.relation == "necessary_for":
        data["necessary_for"] = argument.target
        data["premises"] = [str(premise) for premise in argument.premises]
    data |= _stated(debate, argument.id)
    premises = [premise for premise in argument.premises if premise.claim in part.claims]
    definition = f"<{argument.id}>: {_text(argument.text or argument.relation.replace('_', ' '))}{_data(data)}"
    shown = argument.target in part.claims or argument.target in part.arguments
    if argument.relation == "necessary_for":
        yield definition
        for number, premise in enumerate(premises, 1):
            yield f"<{argument.id} {number}>"
            yield _steps([_denied(premise)], f"{_NOT_MET}{_relation(argument) if shown else ''}")
        return
    if not premises:
        yield definition + (_relation(argument) if shown else "")
        return
    yield definition
    if argument.relation in ("supports", "evidence_for"):
        yield _steps(premises, f"[{argument.target}]" if shown else "…")
    else:
        says = _STRUCK if argument.relation == "undercuts" else _AGAINST
        yield _steps(premises, says + (_relation(argument) if shown else ""))


def _steps(premises: list[Premise], conclusion: str) -> str:
    lines = [f"({number}) [{premise}]" for number, premise in enumerate(premises, 1)]
    return "\n".join([*lines, "-----", f"({len(premises) + 1}) {conclusion}"])


def _relation(argument: Argument) -> str:
    if argument.relation == "undercuts":
        return f"\n  _> <{argument.target}>"
    symbol = "+>" if argument.relation in ("supports", "evidence_for") else "->"
    return f"\n  {symbol} [{argument.target}]"


def _denied(premise: Premise) -> Premise:
    return Premise(premise.claim, not premise.negated)


def _contraries(claims: list[str]) -> Iterator[str]:
    for claim in claims:
        others = [f"  -> [{other}]" for other in claims if other != claim]
        if others:
            yield "\n".join([f"[{claim}]", *others])


def _stated(debate: Debate, id: str) -> dict[str, object]:
    numbers = {who: debate.stated(who, id).credence for who in debate.participants}
    found = {who: _number(value) for who, value in numbers.items() if value is not None}
    return {"credences": found} if found else {}


def _number(value: float) -> float:
    return float(number_text(value))


def _data(data: dict[str, object]) -> str:
    """Return data as YAML in braces; a brace inside a text is written as its code, for Argdown counts them."""
    if not data:
        return ""
    return " {" + ", ".join(f'"{key}": {_value(value)}' for key, value in data.items()) + "}"


def _value(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return written.replace("{", "\\u007b").replace("}", "\\u007d") if isinstance(value, str) else written


def _tag(tag: str) -> str:
    return re.sub(r"[()\s]+", " ", display_text(tag)).strip()


def _text(text: str) -> str:
    return _SYNTAX.sub(r"\\\1", " ".join(display_text(text, multiline=True).split()))
