"""The rules of shape that every debate obeys, whether it was read from a file or changed in a program.

Knows references and the form of arguments, contraries, credences and cruxes. Must not know text or numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.model.consequences import evidence_cycles
from argmap.model.diagnostic import Finding, Path
from argmap.model.references import Use, dangling
from argmap.model.sections import NOUNS
from argmap.model.suggest import did_you_mean
from argmap.model.values import Argument, Crux, Debate, Relation, Section

_SUGGESTIONS = 50
_LONGEST = 12
_TO_CLAIMS: tuple[Relation, ...] = ("supports", "rebuts", "necessary_for", "evidence_for")


def findings(debate: Debate) -> tuple[Finding, ...]:
    """Return all errors of reference and shape. None means that the debate is closed and every argument well formed.

    Codes are those of the catalogue; paths lead to what must change.
    """
    return (
        *_unknown(debate),
        *_ids(debate),
        *_thesis(debate),
        *_arguments(debate),
        *_evidence(debate),
        *_contraries(debate),
        *_credences(debate),
        *_cruxes(debate),
    )


def _error(code: str, message: str, path: Path, help: str, *, on_key: bool = False) -> Finding:
    return Finding(code, "error", message, path, help, on_key)


def _warning(code: str, message: str, path: Path, help: str) -> Finding:
    return Finding(code, "warning", message, path, help)


def _unknown(debate: Debate) -> Iterator[Finding]:
    for count, use in enumerate(dangling(debate)):
        known: Section = use.section
        wrong_kind = _wrong_kind(debate, use)
        if wrong_kind:
            yield wrong_kind
            continue
        kind = "id" if use.path[0] == "credences" and len(use.path) == 3 else NOUNS[known]
        candidates = list(getattr(debate, known))
        if kind == "id":
            candidates += list(debate.arguments)
        elif use.section == "arguments":
            candidates = [id for id in candidates if id != use.path[1]]
        remedy = _remedy(debate, use)
        if count < _SUGGESTIONS:
            remedy = did_you_mean(use.id, candidates, remedy)
        kinds = "claim or argument" if kind == "id" else kind
        yield _error(f"unknown-{kind}", f"there is no {kinds} '{use.id}'", use.path, remedy, on_key=_named_by_key(use))


def _named_by_key(use: Use) -> bool:
    return use.path[0] == "credences" or "conditionals" in use.path


def _remedy(debate: Debate, use: Use) -> str:
    if use.section == "participants":
        return f"add `{use.id}:` under `participants`, or correct the id"
    return f"add it under `{use.section}`, or correct the id"


def _wrong_kind(debate: Debate, use: Use) -> Finding | None:
    relation = use.path[-1]
    if use.section == "arguments" and use.id in debate.claims:
        remedy = "an argument undercuts an argument; against a claim write `rebuts`"
        return _error("wrong-target", f"'{use.id}' is a claim; only an argument can be undercut", use.path, remedy)
    if use.section == "claims" and use.id in debate.arguments and use.path[0] != "credences":
        remedy = "name a claim"
        if relation in _TO_CLAIMS:
            remedy = "name the claim; against an argument write `undercuts`"
        return _error("wrong-target", f"'{use.id}' is an argument, and a claim must stand here", use.path, remedy)
    return None


def _ids(debate: Debate) -> Iterator[Finding]:
    for id in debate.arguments:
        if id in debate.claims:
            message = f"'{id}' is the id of a claim and of an argument"
            yield _error("id-twice", message, ("arguments", id), "give one of them another id", on_key=True)


def _thesis(debate: Debate) -> Iterator[Finding]:
    if debate.claims and not debate.thesis:
        yield _error(
            "no-thesis", "the debate has claims and no thesis", ("thesis",), "add `thesis: …` with a claim's id"
        )
    for index in _repeats(debate.thesis):
        id = debate.thesis[index]
        yield _error("repeated-claim", f"'{id}' stands twice", ("thesis", index), "delete one")


def _repeats(ids: Sequence[object]) -> list[int]:
    if len(set(ids)) == len(ids):
        return []
    seen: set[object] = set()
    repeated = []
    for index, id in enumerate(ids):
        if id in seen:
            repeated.append(index)
        seen.add(id)
    return repeated


def _arguments(debate: Debate) -> Iterator[Finding]:
    for argument in debate.arguments.values():
        if _is_plain(argument):
            continue
        path = ("arguments", argument.id)
        target = debate.arguments.get(argument.target)
        if argument.relation == "undercuts":
            if argument.target == argument.id:
                message = "an argument that undercuts itself never goes through"
                yield _warning("self-target", message, (*path, "undercuts"), "name another argument")
            elif target is not None and target.relation == "evidence_for":
                message = f"'{target.id}' is evidence, which cannot be undercut"
                remedy = "change its likelihoods, or argue about a claim"
                yield _error("evidence-undercut", message, (*path, "undercuts"), remedy)
        elif any(premise.claim == argument.target for premise in argument.premises):
            message = f"'{argument.target}' is a premise of an argument about itself"
            remedy = "name another claim, or another premise: nothing lifts or sinks itself"
            severity = _error if argument.relation == "evidence_for" else _warning
            yield severity("self-target", message, (*path, argument.relation), remedy)
        if argument.relation == "evidence_for":
            continue
        yield from _premises(argument, path)
        if argument.likelihoods is not None:
            message = "only evidence has likelihoods"
            remedy = "give a strength, or write `evidence_for`"
            yield _error("likelihoods-misplaced", message, (*path, "likelihoods"), remedy, on_key=True)


def _is_plain(argument: Argument) -> bool:
    """Whether an argument is as most are: for or against a claim, from one other, so that no rule is about it."""
    if len(argument.premises) != 1 or argument.likelihoods is not None:
        return False
    return argument.relation in ("supports", "rebuts") and argument.premises[0].claim != argument.target


def _premises(argument: Argument, path: Path) -> Iterator[Finding]:
    if not argument.premises:
        if argument.relation not in ("supports", "rebuts"):
            message = f"an argument that {_verb(argument.relation)} needs a premise"
            yield _error("no-premises", message, path, "add `premises: [some-claim]`", on_key=True)
        elif argument.text is None:
            message = "an argument without premises needs a text that says the reason"
            yield _error("no-premises", message, path, "add `premises: [some-claim]` or `text: …`", on_key=True)
        return
    if len(argument.premises) == 1:
        return
    for index in _repeats([premise.claim for premise in argument.premises]):
        id = argument.premises[index].claim
        both = len({premise.negated for premise in argument.premises if premise.claim == id}) == 2
        message = f"'{id}' is both affirmed and negated" if both else f"'{id}' stands twice"
        yield _warning("repeated-premise", message, (*path, "premises", index), "delete one")


def _verb(relation: Relation) -> str:
    return {"necessary_for": "is necessary for a claim", "undercuts": "undercuts"}.get(relation, relation)


def _evidence(debate: Debate) -> Iterator[Finding]:
    evidence = [argument for argument in debate.arguments.values() if argument.relation == "evidence_for"]
    if not evidence:
        return
    observed = Counter(argument.premises[0].claim for argument in evidence if len(argument.premises) == 1)
    targeted = {
        argument.target: argument.id for argument in debate.arguments.values() if argument.relation != "undercuts"
    }
    for argument in evidence:
        path = ("arguments", argument.id)
        yield from _evidence_form(argument, path)
        if len(argument.premises) != 1:
            continue
        id = argument.premises[0].claim
        where = (*path, "premises", 0)
        if id in targeted:
            message = f"the observation '{id}' is the target of '{targeted[id]}'; an observation is a leaf"
            yield _error("evidence-not-leaf", message, where, "observe a claim that no argument is about")
        if observed[id] > 1:
            message = f"'{id}' is the observation of {observed[id]} evidence arguments; it can be that of one"
            yield _error(
                "evidence-repeated", message, where, "make one claim of what both are about, or two observations"
            )
    for id, cycle in evidence_cycles(debate):
        message = "the claim is a consequence of its own evidence"
        if cycle:
            message += ": " + " → ".join(cycle if len(cycle) <= _LONGEST else (*cycle[: _LONGEST - 1], "…", cycle[-1]))
        remedy = "observe something that no argument leads from to the claim"
        yield _error("evidence-cycle", message, ("arguments", id, "evidence_for"), remedy)


def _evidence_form(argument: Argument, path: Path) -> Iterator[Finding]:
    if len(argument.premises) != 1:
        message = f"evidence has exactly one premise, the observation, not {len(argument.premises)}"
        yield _error("evidence-premises", message, (*path, "premises"), "write `premises: [what-was-seen]`")
    elif argument.premises[0].negated:
        message = "an observation cannot be negated"
        remedy = "write the claim without `not`, and 1 minus each of the likelihoods"
        yield _error("evidence-premises", message, (*path, "premises", 0), remedy)
    if argument.likelihoods is None:
        message = "evidence needs likelihoods: P(premise | claim) and P(premise | not claim)"
        yield _error("no-likelihoods", message, path, "add `likelihoods: {if_true: …, if_false: …}`", on_key=True)
    if argument.strength is not None:
        message = "evidence has likelihoods and no strength"
        yield _error("evidence-strength", message, (*path, "strength"), "delete the strength", on_key=True)


def _contraries(debate: Debate) -> Iterator[Finding]:
    for number, group in enumerate(debate.contraries):
        for index in _repeats(group):
            message = f"'{group[index]}' stands twice in one group"
            yield _error("repeated-claim", message, ("contraries", number, index), "delete one")
        if len(set(group)) < 2:
            message = "a group of contraries needs two claims or more"
            yield _error("small-group", message, ("contraries", number), "add a claim, or delete the group")


def _credences(debate: Debate) -> Iterator[Finding]:
    for who, entries in debate.credences.items():
        for id, stated in entries.items():
            argument = debate.arguments.get(id)
            if argument is None and stated.likelihoods is None:
                continue
            path = ("credences", who, id)
            if argument is None:
                if id in debate.claims:
                    remedy = "give them for the evidence argument, by its id"
                    yield _error(
                        "likelihoods-misplaced",
                        "a claim has no likelihoods",
                        (*path, "likelihoods"),
                        remedy,
                        on_key=True,
                    )
                continue
            if stated.prior is not None:
                remedy = "write the number alone: on an argument it is your strength"
                yield _error("prior-misplaced", "an argument has no prior", (*path, "prior"), remedy, on_key=True)
            if argument.relation == "evidence_for":
                if stated.credence is not None:
                    remedy = "write `likelihoods: {if_true: …, if_false: …}`, or give a credence for the observation"
                    yield _error(
                        "evidence-strength", "evidence has likelihoods and no strength", (*path, "credence"), remedy
                    )
            elif stated.likelihoods is not None:
                remedy = "write the number alone: on an argument it is your strength"
                message = "only evidence has likelihoods"
                yield _error("likelihoods-misplaced", message, (*path, "likelihoods"), remedy, on_key=True)


def _cruxes(debate: Debate) -> Iterator[Finding]:
    for crux in debate.cruxes.values():
        path = ("cruxes", crux.id)
        if not crux.claims:
            yield _error(
                "small-group", "a crux asks about at least one claim", path, "add `claims: [some-claim]`", on_key=True
            )
        for index in _repeats(crux.claims):
            yield _error(
                "repeated-claim", f"'{crux.claims[index]}' stands twice", (*path, "claims", index), "delete one"
            )
        yield from _crux_target(debate, crux, path)


def _crux_target(debate: Debate, crux: Crux, path: Path) -> Iterator[Finding]:
    target = debate.crux_target(crux)
    if target is not None and target in crux.claims:
        index = crux.claims.index(target)
        message = f"'{target}' cannot be a crux for itself"
        yield _error(
            "self-target", message, (*path, "claims", index), "ask about another claim, or name another one in `for`"
        )
