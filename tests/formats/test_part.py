import pytest

from argmap.formats.part import UnknownId, select
from argmap.model.values import Argument, Claim, Debate, Premise
from tests.formats.sample import sample


def test_without_a_root_everything_is_shown() -> None:
    part = select(sample())
    assert set(part.claims) == set(sample().claims)
    assert not part.hidden


def test_a_root_shows_what_bears_on_it_undercuts_included() -> None:
    part = select(sample(), root="air-gets-better")
    assert set(part.arguments) == {"less-dust", "dust-moves", "measured-wrongly", "not-any-more"}
    assert "depot-moved" in part.claims
    assert "ban-cars" not in part.claims


def test_depth_counts_arguments_and_what_is_left_out_is_counted() -> None:
    part = select(sample(), root="shops-lose", depth=1)
    assert set(part.claims) == {"shops-lose", "customers-drive", "no-other-way", "sales-fell-elsewhere"}
    assert part.hidden == {"no-other-way": 1}


def test_depth_alone_starts_at_the_thesis() -> None:
    assert select(sample(), depth=0).claims == ("ban-cars",)


def test_an_argument_may_be_the_root() -> None:
    part = select(sample(), root="less-dust", depth=1)
    assert set(part.arguments) == {"less-dust", "measured-wrongly"}


def test_an_unknown_root_is_refused() -> None:
    with pytest.raises(UnknownId, match="nobody"):
        select(sample(), root="nobody")


def test_a_cycle_ends() -> None:
    claims = {id: Claim(id, id) for id in "ab"}
    arguments = {
        "x": Argument("x", "supports", "a", (Premise("b"),)),
        "y": Argument("y", "supports", "b", (Premise("a"),)),
    }
    part = select(Debate(thesis=("a",), claims=claims, arguments=arguments), root="a")
    assert part.claims == ("a", "b")
