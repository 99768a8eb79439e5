from __future__ import annotations

from argmap.cruxes.names import short_name
from argmap.model.values import Debate, Participant


def people(**names: str) -> Debate:
    return Debate(participants={id: Participant(id, name) for id, name in names.items()})


def test_a_comma_ends_a_name_in_a_sentence() -> None:
    assert short_name(people(rosa="Rosa, bookseller", beck="Councillor Beck"), "rosa") == "Rosa"


def test_a_name_is_whole_where_somebody_else_would_be_called_the_same() -> None:
    assert short_name(people(a="Rosa, bookseller", b="Rosa, resident"), "a") == "Rosa, bookseller"
