"""The card of a claim or of a step: everything the debate says about it, as blocks of text with roles.

Knows what is worth telling about one entry and in which order. Must not know terminals, colours or widths: a line is
wrapped, and a role coloured, by whoever shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.credence.nobody import NOBODY
from argmap.model.percent import ASSUMED
from argmap.model.values import Argument, Claim, Crux, Debate
from argmap.text.safe import display_text, web_address
from argmap.views.blocks import Block as Block
from argmap.views.blocks import Line as Line
from argmap.views.blocks import Role as Role
from argmap.views.blocks import Span as Span
from argmap.views.blocks import card_text as card_text
from argmap.views.card_groups import moving_groups, other_group_lines, together_lines
from argmap.views.card_index import Index as Index
from argmap.views.card_index import arguments_from, arguments_into, index
from argmap.views.effects import Effects, effects_of
from argmap.views.figures import (
    ROUNDING,
    Figure,
    argument_figure,
    bar,
    claim_figure,
    gap_in_words,
    number,
    percent,
    points,
    whose,
)
from argmap.views.outline import SIGNS
from argmap.views.relations import REASONS
from argmap.views.relations import RELATION_ROLE as RELATION_ROLE
from argmap.views.relations import RELATION_WORDS as RELATION_WORDS

if TYPE_CHECKING:
    from argmap.credence.result import ClaimCredence, Credences, Explanation

_TOGETHER = "together"
_FEW = 6  # of so many reasons, each looks through the arguments for what is into it


@dataclass(frozen=True, slots=True)
class View:
    """What a card is drawn from: the debate, its numbers, whose they are, and without what is assumed for a moment.

    `explanations` are of the claim the card is about: for who is shown, or for several people while nobody speaks.
    """

    debate: Debate
    credences: Credences | None = None
    who: str | None = None
    before: Credences | None = None
    explanations: tuple[Explanation, ...] = ()
    index: Index | None = None

    @property
    def shown(self) -> str | None:
        """Whose numbers are shown; None for the group."""
        return whose(self.credences, self.who)

    @property
    def explanation(self) -> Explanation | None:
        """Why the claim has the number that is shown; None for the group's, which nobody has reasons for."""
        return next((one for one in self.explanations if one.participant == self.shown), None)


def card(view: View, *, claim: str | None = None, argument: str | None = None) -> tuple[Block, ...]:
    """Return the blocks about a claim, a step, or a claim as one step uses it; empty blocks are left out."""
    if view.index is None and len(_into(view, claim or argument or "")) > _FEW:
        view = replace(view, index=index(view.debate))
    blocks: list[Block] = []
    the_claim = view.debate.claims.get(claim) if claim is not None else None
    the_step = view.debate.arguments.get(argument) if argument is not None else None
    if the_claim is not None:
        blocks += _claim_blocks(view, the_claim, the_step)
    elif the_step is not None:
        blocks += _step_blocks(view, the_step)
    return tuple(block for block in blocks if block.lines)


def _claim_blocks(view: View, claim: Claim, step: Argument | None) -> Iterator[Block]:
    debate = view.debate
    yield Block("", (_title_line(claim.text), _facts(debate, claim.id, claim.by, claim.tags)))
    yield Block("Credence", tuple(_credence_lines(view, claim.id)))
    if step is not None:
        yield Block("This step", tuple(_step_lines(view, step)))
    into = _into(view, claim.id)
    for heading, relations in REASONS.items():
        yield Block(heading, tuple(_reason_lines(view, [one for one in into if one.relation in relations])))
    yield Block("Counted twice", tuple(_shared_lines(view)))
    yield Block("Bears on", tuple(_use_lines(view, claim.id, step)))
    yield Block("At most one is true", tuple(_contrary_lines(view, claim.id)))
    yield Block("What excludes others weighs in", tuple(other_group_lines(view.debate, view.explanation, claim.id)))
    yield Block("Crux", tuple(line for crux in debate.cruxes.values() for line in _crux_lines(view, crux, claim.id)))
    yield Block("Said where", tuple(_quote_lines(debate, claim)))
    yield Block("Note", (_line(claim.note),) if claim.note else ())
    yield Block("Notes on the numbers", tuple(_number_notes(view, claim.id)))


def _step_blocks(view: View, step: Argument) -> Iterator[Block]:
    title = step.text or f"{len(step.premises)} premises together"
    yield Block("", (_title_line(title), _facts(view.debate, step.id, step.by, ())))
    yield Block("This step", tuple(_step_lines(view, step, named=False)))
    yield Block("Premises", tuple(_premise_line(view, one.claim, one.negated) for one in step.premises))
    yield Block("Undercut by", tuple(_reason_lines(view, _into(view, step.id))))
    yield Block("Note", (_line(step.note),) if step.note else ())
    yield Block("Notes on the numbers", tuple(_number_notes(view, step.id)))


def _facts(debate: Debate, id: str, by: str | None, tags: tuple[str, ...]) -> Line:
    parts = [id]
    if by is not None:
        parts.append(f"by {_name(debate, by)}")
    parts += [f"#{tag}" for tag in tags]
    return Line((Span(display_text(" · ".join(parts)), "dim"),))


def _credence_lines(view: View, claim: str) -> Iterator[Line]:
    if view.credences is None:
        return
    people = sorted(view.credences.participants, key=lambda one: one != view.shown)
    names = [_name(view.debate, one) for one in people]
    width = max(map(len, [*names, _TOGETHER] if len(names) > 1 else names), default=0)
    for person in people:
        found = view.credences.participants[person].claims.get(claim)
        if found is not None:
            yield from _person_lines(view, claim, person, found, min(width, 16))
    if len(people) > 1 and view.credences.pooled is not None:
        together = claim_figure(view.credences, None, claim)
        yield _figure_line(_TOGETHER, together, min(width, 16), " group, by odds", dim=True)


def _person_lines(view: View, claim: str, person: str, found: ClaimCredence, width: int) -> Iterator[Line]:
    figure = Figure(found.credence, found.assumed, found.standard_error)
    held = view.credences is not None and claim in view.credences.assumptions
    told = _told(found) if not held else " what if"
    before = view.before.participants.get(person) if view.before is not None else None
    was = before.claims.get(claim) if before is not None else None
    if was is not None and was.credence != found.credence:
        told += f"{',' if told else ''} was {percent(was.credence)}"
    yield _figure_line(_name(view.debate, person), figure, width, told, dim=person != view.shown)
    indent = "  "
    if found.standard_error:
        yield _line(f"{indent}sampled, ± {100 * found.standard_error:.1f} points", "dim")
    if held:
        return
    if found.gap_bits is not None and abs(found.gap_bits) >= 0.05:
        # No argument bears on a leaf: what moves it are worlds that are ruled out or reweighed.
        moved = "what excludes it, or was observed, moves it from there"
        yield Line((Span(indent + (moved if found.leaf else gap_in_words(found.gap_bits)), "dim"),), 2)
    if found.range is not None and not found.leaf:
        yield from _range_lines(found, indent)
    if found.assumed:
        yield Line((Span(f"{indent}assumed: nobody gave a {'number' if found.leaf else 'prior'}", "warning"),), 2)


def _told(found: ClaimCredence) -> str:
    parts = []
    if found.stated is not None:
        parts.append(f"said {percent(found.stated)}")
    if not found.leaf and found.implied is not None and (found.calibrated or found.stated is not None):
        parts.append(f"arguments say {percent(found.implied)}")
    if not found.leaf and not found.calibrated and found.prior is not None:
        parts.append(f"prior {percent(found.prior)}")
    return " " + ", ".join(parts) if parts else ""


def _range_lines(found: ClaimCredence, indent: str) -> Iterator[Line]:
    low, high = found.range or (0.0, 1.0)
    outside = found.stated is not None and not low - 1e-9 <= found.stated <= high + 1e-9
    text = f"{indent}the arguments alone commit to between {percent(low)} and {percent(high)}"
    if outside:
        yield Line((Span(f"{text}: {percent(found.stated)} cannot be had", "warning"),), 2)
    elif low > ROUNDING or high < 1.0 - ROUNDING:
        yield Line((Span(text, "dim"),), 2)


def _figure_line(name: str, figure: Figure, width: int, told: str, *, dim: bool) -> Line:
    shown = name if len(name) <= width else name[: width - 1] + "…"
    role: Role = "" if not dim else "dim"
    return Line(
        (
            Span(f"{shown:<{width}} ", role),
            Span(bar(figure.value), "figure"),
            Span(number(figure), ""),
            Span(told, "dim"),
        ),
        2,
    )


def _step_lines(view: View, step: Argument, *, named: bool = True) -> Iterator[Line]:
    verb = RELATION_WORDS[step.relation]
    yield _line(
        f"{SIGNS[step.relation]} {verb}: ",
        RELATION_ROLE[step.relation],
        title_of(view.debate, step.target),
        step.target,
    )
    if named and step.text and step.premises:
        yield _line(step.text)
    facts = [step.id] if named else []
    if named and step.by is not None:
        facts.append(f"by {_name(view.debate, step.by)}")
    if step.scheme:
        facts.append(step.scheme)
    if facts:
        yield _line(" · ".join(facts), "dim")
    if step.relation == "evidence_for":
        yield from _likelihood_lines(view, step)
        return
    for person, numbers in view.credences.participants.items() if view.credences is not None else ():
        found = numbers.arguments.get(step.id)
        if found is None:
            continue
        assumed = " (assumed)" if found.assumed else ""
        yield Line(
            (
                Span(f"{_name(view.debate, person)}: ", "" if person == view.shown else "dim"),
                Span(f"strength {percent(found.strength)}{assumed}, goes through {percent(found.goes_through)}", "dim"),
            ),
            2,
        )


def _likelihood_lines(view: View, step: Argument) -> Iterator[Line]:
    if step.likelihoods is not None:
        pair = step.likelihoods
        yield _line(f"seen {percent(pair.if_true)} of the time if true, {percent(pair.if_false)} if false", "dim")
    for person, entries in view.debate.credences.items():
        said = entries.get(step.id)
        if said is not None and said.likelihoods is not None:
            name, own = _name(view.debate, person), said.likelihoods
            yield _line(f"{name}: {percent(own.if_true)} if true, {percent(own.if_false)} if false", "dim")


def _reason_lines(view: View, steps: Iterable[Argument]) -> Iterator[Line]:
    effects = effects_of(view.explanations)
    for step in sorted(steps, key=lambda one: -effects.size(one.id)):
        role = RELATION_ROLE[step.relation]
        figure = argument_figure(view.credences, view.shown, step.id)
        spans = [Span(f"{SIGNS[step.relation]} ", role)]
        spans.append(Span(reason_title(view.debate, step), "", step.premises[0].claim if step.premises else step.id))
        told = []
        if figure.value is not None:
            told.append(f"{_goes(view, step, figure.value)}{ASSUMED if figure.assumed else ''}")
        told += _effect_words(view, step, effects)
        yield Line(tuple(spans), 2)
        if told:
            yield Line((Span(f"  {', '.join(told)}", "dim"),), 2)
        for other in _into(view, step.id):
            yield Line((Span("  ⊘ ", "undercut"), Span(reason_title(view.debate, other), "", other.id)), 4)


def _effect_words(view: View, step: Argument, effects: Effects) -> Iterator[str]:
    """Yield what a step does: to who is shown with what it takes for granted, else to each of several people."""
    if view.shown is None:
        if told := effects.words(step.id, lambda person: _name(view.debate, person)):
            yield told
        return
    for effect in (part for person, part in effects.of(step.id) if person == view.shown):
        if effect.effect is not None:
            costs = step.relation == "necessary_for" and effect.effect < 0.0
            yield f"costs {points(-effect.effect).lstrip('+')}" if costs else points(effect.effect)
        if effect.assumed:
            yield f"{len(effect.assumed)} assumed {'input' if len(effect.assumed) == 1 else 'inputs'}"


def _goes(view: View, step: Argument, value: float) -> str:
    """Return how a step goes through: for a needed claim how it is met."""
    if step.relation != "necessary_for":
        return f"goes through {percent(value)}"
    if len(step.premises) != 1:
        return f"needed; goes through {percent(value)}"
    met = claim_figure(view.credences, view.shown, step.premises[0].claim).value
    return f"needed; met with {percent(None if met is None else 1.0 - met if step.premises[0].negated else met)}"


def _into(view: View, id: str) -> tuple[Argument, ...]:
    return arguments_into(view.debate, id, view.index)


def _shared_lines(view: View) -> Iterator[Line]:
    pairs = view.explanation.shared if view.explanation is not None else ()
    naive = [
        None if pair.naive is None else f"counted as independent it would be {percent(pair.naive)}" for pair in pairs
    ]
    alike = len(set(naive)) == 1
    for pair, told in zip(pairs, naive, strict=True):
        shared = f"{pair.first} and {pair.second} both rest on {', '.join(pair.shared)}"
        yield Line((Span(shared if told is None or alike else f"{shared}; {told}", "dim"),), 2)
    if alike and naive[0] is not None:
        yield _line(naive[0], "dim")


def _use_lines(view: View, claim: str, step: Argument | None) -> Iterator[Line]:
    for argument in arguments_from(view.debate, claim, view.index):
        if argument is step:
            continue
        negated = any(one.claim == claim and one.negated for one in argument.premises)
        verb = RELATION_WORDS[argument.relation]
        start = f"{SIGNS[argument.relation]} {'its negation ' if negated else ''}{verb}: "
        target = view.debate.arguments.get(argument.target)
        text = reason_title(view.debate, target) if target is not None else title_of(view.debate, argument.target)
        yield _line(start, RELATION_ROLE[argument.relation], text, argument.target)


def _contrary_lines(view: View, claim: str) -> Iterator[Line]:
    effects = {frozenset(one.claims): one for one in moving_groups(view.explanation, claim) if one.kind == "contraries"}
    for group in view.debate.contraries:
        if claim in group:
            for other in group:
                if other != claim:
                    yield _premise_line(view, other, False)
            found = effects.get(frozenset(group))
            if found is not None:
                yield from together_lines(found)


def _premise_line(view: View, claim: str, negated: bool) -> Line:
    figure = claim_figure(view.credences, view.shown, claim)
    title = ("not: " if negated else "") + title_of(view.debate, claim)
    return Line((Span(f"{number(figure).strip():>6}  ", ""), Span(title, "", claim)), 8)


def _crux_lines(view: View, crux: Crux, claim: str) -> Iterator[Line]:
    if claim not in crux.claims:
        return
    target = view.debate.crux_target(crux)
    others = [one for one in crux.claims if one != claim]
    yield _line("◆ ", "crux", f"for: {title_of(view.debate, target)}" if target else "", target)
    if others:
        yield _line(f"  together with {', '.join(others)}", "dim")
    raised = f", raised by {_name(view.debate, crux.raised_by)}" if crux.raised_by else ""
    yield _line(f"  {crux.status}{raised}", "dim")
    if crux.test:
        yield _line("  how to find out: ", "dim", display_text(crux.test))
    for person, pair in crux.conditionals.items():
        name = _name(view.debate, person)
        yield _line(f"  {name}: {percent(pair.if_true)} if it is true, {percent(pair.if_false)} if it is false")
    if crux.note:
        yield _line(f"  {crux.note}", "dim")


def _quote_lines(debate: Debate, claim: Claim) -> Iterator[Line]:
    for quote in claim.quotes:
        source = debate.sources.get(quote.source)
        where = source.title if source is not None and source.title else quote.source
        by = f"{_name(debate, quote.by)}, " if quote.by else ""
        yield _line(f"“{display_text(quote.text, multiline=True)}”", "quote")
        yield _line(f"  {by}{display_text(where)}", "dim")
        if source is not None and (address := web_address(source.url)):
            yield _line(f"  {address}", "dim")


def _number_notes(view: View, id: str) -> Iterator[Line]:
    for person, entries in view.debate.credences.items():
        said = entries.get(id)
        if said is not None and said.note and (view.credences is None or person in view.credences.participants):
            yield _line(f"{_name(view.debate, person)}: ", "dim", display_text(said.note, multiline=True))


def reason_title(debate: Debate, step: Argument) -> str:
    """Return a step in words on one line: its premises, else its own text."""
    if step.premises:
        titles = [("not: " if one.negated else "") + title_of(debate, one.claim) for one in step.premises]
        return " & ".join(titles)
    return display_text(step.text or step.id)


def title_of(debate: Debate, id: str) -> str:
    """Return a claim or an argument in words on one line, safe for a terminal."""
    if (claim := debate.claims.get(id)) is not None:
        return display_text(claim.text)
    step = debate.arguments.get(id)
    return reason_title(debate, step) if step is not None else id


def _name(debate: Debate, person: str) -> str:
    found = debate.participants.get(person)
    if found is None:
        return "the map" if person == NOBODY else display_text(person)
    return display_text(found.name or person)


def _title_line(text: str) -> Line:
    return Line((Span(display_text(text, multiline=True), "title"),))


def _line(text: str, role: Role = "", more: str = "", to: str | None = None) -> Line:
    first = Span(display_text(text, multiline=True), role)
    return Line((first, Span(more, "", to)) if more else (first,), 2)
