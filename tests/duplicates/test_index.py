"""While one types: is this already here?"""

from __future__ import annotations

from argmap.duplicates import Index

CLAIMS = [
    "Bigger models are much riskier than well elicited small ones.",
    "It is worth waiting for bigger models before using the method.",
    "The method is safe to use today.",
    "bigger models are much riskier than well elicited small ones.",
]


def test_an_equal_text_is_found_with_its_copies() -> None:
    assert [(s.text, s.tier) for s in Index(CLAIMS).similar_to(CLAIMS[0])] == [(0, "same"), (3, "same")]


def test_half_a_claim_finds_the_claim() -> None:
    found = Index(CLAIMS).similar_to("it is worth waiting for bigger")
    assert (found[0].text, found[0].tier, found[0].score) == (1, "quotes", 1.0)


def test_its_opposite_is_shown_as_such() -> None:
    assert Index(CLAIMS).similar_to("The method is not safe to use today.")[0].tier == "opposite"


def test_nothing_is_like_nothing() -> None:
    assert Index(CLAIMS).similar_to("") == [] == Index().similar_to("anything")


def test_texts_are_numbered_as_they_come() -> None:
    index = Index()
    assert [index.add(text) for text in CLAIMS] == [0, 1, 2, 3]
    assert len(index) == 4


def test_the_best_ten() -> None:
    index = Index(f"the plan of town {number} is sound" for number in range(40))
    found = index.similar_to("the plan of town 7 is sound")
    assert (len(found), found[0].text) == (10, 7)
