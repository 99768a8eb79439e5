"""What may be asked in a round, in which words, and where a question has got to in a map that changed since.

Knows debates. Must not know who is asked, or any number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.model.values import Debate, Premise, Relation
from argmap.rounds.values import Question

_SO: dict[Relation, str] = {
    "supports": "So",
    "rebuts": "So it is not so",
    "necessary_for": "It is needed for",
    "evidence_for": "It is evidence for",
    "undercuts": "So this step fails",
}


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a question stands in a debate: `id` is None where it is gone; `reworded` where its words are others now."""

    id: str | None
    reworded: bool = False


def askable(debate: Debate, id: str) -> bool:
    """Return whether a credence can be asked for: of a claim, or of a step that has a strength."""
    argument = debate.arguments.get(id)
    return id in debate.claims or (argument is not None and argument.relation != "evidence_for")


def leaves(debate: Debate) -> tuple[str, ...]:
    """Return the claims that no argument speaks for or against, in the file's order: what the map rests on."""
    targets = {each.target for each in debate.arguments.values()}
    return tuple(id for id in debate.claims if id not in targets)


def questions_of(debate: Debate, ids: Sequence[str]) -> tuple[Question, ...]:
    """Return the questions about these claims and arguments, each once, in the words they have now."""
    return tuple(Question(id, wording(debate, id)) for id in dict.fromkeys(ids))


def wording(debate: Debate, id: str) -> str:
    """Return what is asked about: a claim's text, or a step in words, from its premises to what it bears on.

    An argument's words name no id, so a renamed claim leaves them as they are.
    """
    if id in debate.claims:
        return debate.claims[id].text
    parts: list[str] = []
    seen: set[str] = set()
    while id in debate.arguments and id not in seen:
        seen.add(id)
        argument = debate.arguments[id]
        parts += ["Does this step go through?", *([argument.text] if argument.text else [])]
        parts += [_premise(debate, premise) for premise in argument.premises]
        parts.append(f"{_SO[argument.relation]}:")
        id = argument.target
    return " ".join([*parts, debate.claims[id].text if id in debate.claims else id])


def _premise(debate: Debate, premise: Premise) -> str:
    claim = debate.claims.get(premise.claim)
    text = claim.text if claim is not None else premise.claim
    return f"(Not so: {text})" if premise.negated else text


def whereabouts(debate: Debate, questions: Sequence[Question]) -> Mapping[str, Whereabouts]:
    """Return where each question stands now, by the id it had.

    One that was renamed is known by its words, where nothing else has the same.
    """
    found, moved = {}, []
    for question in questions:
        there = askable(debate, question.id)
        if there and wording(debate, question.id) == question.text:
            found[question.id] = Whereabouts(question.id)
        else:
            found[question.id] = Whereabouts(question.id if there else None, reworded=there)
            moved.append(question)
    by_words: dict[str, list[str]] = {}
    for id in (*debate.claims, *debate.arguments) if moved else ():
        if askable(debate, id):
            by_words.setdefault(wording(debate, id), []).append(id)
    for question in moved:
        alike = by_words.get(question.text, [])
        if len(alike) == 1:
            found[question.id] = Whereabouts(alike[0])
    return found
