"""Every use of an id is found, and a debate is closed exactly where none dangles."""

import random

from hypothesis import given
from hypothesis import strategies as st

from argmap.model.references import dangling, is_closed, references, uses
from argmap.model.remove import without
from argmap.model.sections import entries_of, with_entries
from argmap.model.values import SECTIONS, Debate
from tests.document.changing import rich_debate


def torn(seed: int) -> Debate:
    """Return a debate from which one entry was torn out, whatever refers to it."""
    rng = random.Random(seed)
    debate = rich_debate(seed)
    section = rng.choice([each for each in SECTIONS if getattr(debate, each)])
    entries = entries_of(debate, section)
    return with_entries(debate, section, without(entries, {rng.choice(list(entries))}))


@given(st.integers(0, 10**6))
def test_a_debate_is_closed_exactly_where_nothing_dangles(seed: int) -> None:
    assert is_closed(rich_debate(seed))
    debate = torn(seed)
    assert is_closed(debate) == all(use.id in getattr(debate, use.section) for use in references(debate))
    assert is_closed(debate) == (dangling(debate) == ())


@given(st.integers(0, 10**6))
def test_each_reference_is_a_use_of_what_it_names(seed: int) -> None:
    debate = rich_debate(seed)
    assert all(use in uses(debate, use.section, use.id) for use in references(debate))
