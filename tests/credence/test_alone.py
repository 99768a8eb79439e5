from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.credence.alone import credences_alone, stands_alone
from argmap.credence.engine import credences
from argmap.credence.result import Pool
from argmap.model.values import Argument, Claim, Debate, Defaults, Participant, Stated

NUMBERS = st.none() | st.sampled_from([0.0, 0.25, 0.5, 0.9, 1.0]) | st.floats(0.001, 0.999)


@st.composite
def debates(draw: st.DrawFn) -> Debate:
    claims = {id: Claim(id, id, prior=draw(NUMBERS)) for id in draw(st.sets(st.sampled_from("abc")))}
    people = draw(st.sets(st.sampled_from(["ann", "bob"])))
    said = {who: {id: Stated(draw(NUMBERS), draw(NUMBERS)) for id in claims if draw(st.booleans())} for who in people}
    return Debate(
        "T",
        tuple(claims)[:1],
        Defaults(prior=draw(st.sampled_from([0.5, 0.2]))),
        participants={who: Participant(who) for who in people},
        claims=claims,
        credences=said,
    )


@given(debates(), st.sampled_from(["odds", "mean", "median", "extremised"]))
def test_it_is_what_the_engine_says(debate: Debate, pool: Pool) -> None:
    alone, engine = credences_alone(debate, pool=pool), credences(debate, pool=pool)
    assert alone.participants.keys() == engine.participants.keys()
    for who, person in alone.participants.items():
        assert dict(person.claims) == {id: engine.participants[who].claims[id] for id in debate.claims}
    assert alone.pooled is not None
    assert engine.pooled is not None
    for id, value in alone.pooled.claims.items():
        assert value == pytest.approx(engine.pooled.claims[id], abs=1e-12)


def test_a_debate_with_an_argument_does_not_stand_alone() -> None:
    assert not stands_alone(Debate(arguments={"s": Argument("s", "supports", "a")}))
    assert not stands_alone(Debate(contraries=(("a", "b"),)))
