"""Numbers as a picture shows them: percentages, and whose credences stand in a box.

Knows results and how they are abbreviated. Must not know shapes, colours or DOT.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.credence.result import NOBODY, ClaimCredence, Credences, PersonCredences
from argmap.cruxes.names import short_name, within_sentence
from argmap.formats.part import Part, UnknownId
from argmap.model.percent import ASSUMED
from argmap.model.percent import percent as percentage
from argmap.model.values import Argument, Debate

_FEW = 4
_LONGEST_NAME = 16
_POOLS = {
    "mean": "mean",
    "median": "median",
    "odds": "geometric mean of odds",
    "extremised": "extremised geometric mean of odds",
}


def percent(value: float | None, error: float | None = None) -> str:
    """Return a probability for a reader, "undefined" for None. `error` adds ± (in points) where it was sampled.

    >>> percent(0.3), percent(None), percent(0.42, 0.013)
    ('30%', 'undefined', '≈ 42% ± 1.3')
    """
    if value is None:
        return "undefined"
    return f"≈ {percentage(value)} ± {max(error * 100, 0.1):.1f}" if error else percentage(value)


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence has them.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    names = list(names)
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of one picture: of the people in `people` (id to label), or of nobody."""

    credences: Credences | None
    people: dict[str, str]
    names: dict[str, str]

    def person(self, who: str) -> PersonCredences:
        """Return one person's results."""
        assert self.credences is not None
        return self.credences.participants[who]

    def claim_lines(self, id: str) -> list[str]:
        """Return the short texts to stand in a claim's box, one for each person, or one for all where they are many."""
        if len(self.people) > _FEW:
            return self._crowd(id)
        return [
            f"{label} {_claim_figure(found)}{self._said(found)}".strip()
            for who, label in self.people.items()
            if (found := self.person(who).claims.get(id)) is not None
        ]

    def _said(self, found: ClaimCredence) -> str:
        """Return what the person said, where it is another number than what comes out, in a picture of that person."""
        if len(self.people) > 1 or found.stated is None or found.label is not None:
            return ""
        said = percent(found.stated)
        return "" if said == percent(found.credence) else f" (said {said})"

    def _crowd(self, id: str) -> list[str]:
        values = [found.credence for who in self.people if (found := self.person(who).claims.get(id))]
        known = [value for value in values if value is not None]
        if not known:
            return ["undefined"]
        pooled = self.fill(id)
        assumed = ASSUMED if all(self.person(who).claims[id].assumed for who in self.people) else ""
        together = [f"all {percent(pooled)}{assumed}"] if pooled is not None else []
        return [*together, f"from {percent(min(known))} to {percent(max(known))}"]

    def fill(self, id: str) -> float | None:
        """Return the credence a box is filled by: the one person's, or the pooled one; None where there is none."""
        if self.credences is None:
            return None
        if len(self.people) == 1:
            found = self.person(next(iter(self.people))).claims.get(id)
            return found.credence if found else None
        return self.credences.pooled.claims.get(id) if self.credences.pooled else None

    def strength_lines(self, argument: Argument) -> list[str]:
        """Return the short texts for an argument's strengths: none where it is 1 for everybody."""
        if self.credences is None:
            own = argument.strength
            return [percent(own)] if own is not None and own < 1 else []
        found = {who: self.person(who).arguments.get(argument.id) for who in self.people}
        shown = {
            who: percent(each.strength) + (ASSUMED if each.assumed else "")
            for who, each in found.items()
            if each is not None and each.strength is not None
        }
        below = [each.strength for each in found.values() if each and each.strength is not None and each.strength < 1]
        if not below:
            return []
        if len(set(shown.values())) == 1:
            return [next(iter(shown.values()))]
        if len(self.people) > _FEW:
            strengths = [each.strength for each in found.values() if each and each.strength is not None]
            return [f"{percent(min(strengths))} to {percent(max(strengths))}"]
        return [f"{self.people[who]} {text}".strip() for who, text in shown.items()]

    def likelihood_lines(self, debate: Debate, argument: Argument) -> list[str]:
        """Return an evidence argument's likelihoods, each person's own where they differ."""
        own = {who: debate.stated(who, argument.id).likelihoods or argument.likelihoods for who in self.people}
        texts = {
            who: f"{percent(pair.if_true)} if true, {percent(pair.if_false)} if not"
            for who, pair in (own or {"": argument.likelihoods}).items()
            if pair is not None
        }
        if len(set(texts.values())) <= 1 or len(self.people) > _FEW:
            return list(dict.fromkeys(texts.values()))[:1]
        return [f"{self.people[who]}: {text}" for who, text in texts.items()]

    def details(self, id: str) -> list[str]:
        """Return a claim's numbers in full, one line for each person."""
        return [
            f"{self.names[who]}: {_claim_details(found)}"
            for who in self.people
            if (found := self.person(who).claims.get(id)) is not None
        ]

    def assumed(self, debate: Debate, part: Part) -> tuple[int, int]:
        """Return how many of the numbers behind the picture nobody gave, and how many of these are not drawn.

        A strength that is 1 for everybody is not drawn.
        """
        count = hidden = 0
        plain = {id for id in part.arguments if not self.strength_lines(debate.arguments[id])}
        for who in self.people:
            person = self.person(who)
            count += sum(person.claims[id].assumed for id in part.claims if id in person.claims)
            steps = [id for id in part.arguments if id in person.arguments and person.arguments[id].assumed]
            count, hidden = count + len(steps), hidden + sum(id in plain for id in steps)
        return count, hidden

    def heading(self) -> list[str]:
        """Return sentences saying whose numbers these are and what they rest on."""
        found = self.credences
        if found is None:
            return []
        says = [f"Credences of {listed(within_sentence(self.names[who]) for who in self.people)}."]
        if NOBODY in self.people:
            says = ["Credences that follow from the map's own priors."]
        elif len(self.people) > _FEW:
            says = [f"Credences of {len(self.people)} people."]
        if len(self.people) > 1 and found.pooled is not None:
            says.append(f"The fill is all of them pooled ({_POOLS[found.pooled.method]}).")
        if found.semantics != "worlds":
            says.append(f"Semantics: {found.semantics}.")
        if found.method == "sampled":
            says.append("Numbers with ± are estimates from sampled worlds.")
        if found.assumptions:
            told = listed(f"{id} at {percent(value)}" for id, value in sorted(found.assumptions.items()))
            says.append(f"What if: {told}.")
        return says


def figures(debate: Debate, credences: Credences | None, who: str | None = None) -> Figures:
    """Return the numbers of one person, or of everybody; raise `UnknownId` for a person who has none."""
    if credences is None:
        return Figures(None, {}, {})
    known = credences.participants
    if who is not None and who not in known:
        raise UnknownId("participant", who, tuple(debate.participants))
    chosen = (who,) if who is not None else tuple(known)
    names = {id: short_name(debate, id) for id in chosen}
    labels = {id: name if len(name) <= _LONGEST_NAME else id for id, name in names.items()}
    if len(chosen) == 1:
        labels = dict.fromkeys(chosen, "")
    return Figures(credences, labels, names)


def _claim_figure(found: ClaimCredence) -> str:
    if found.label is not None:
        return found.label
    return percent(found.credence, found.standard_error) + (ASSUMED if found.assumed else "")


def _claim_details(found: ClaimCredence) -> str:
    says = [f"credence {percent(found.credence, found.standard_error)}"]
    if found.stated is not None and found.stated != found.credence:
        says.append(f"stated {percent(found.stated)}")
    if found.implied is not None and not found.leaf:
        says.append(f"the arguments alone say {percent(found.implied)}")
    if found.assumed:
        says.append("assumed" if found.leaf else f"prior {percent(found.prior)} assumed")
    return ", ".join(says)
