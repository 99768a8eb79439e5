"""A debate with every construct of the format, and credences written by hand: what the pictures are tested on."""

from __future__ import annotations

from argmap.credence.result import ArgumentCredence, ClaimCredence, Credences, PersonCredences, Pooled
from argmap.model.values import (
    Argument,
    Claim,
    Crux,
    Debate,
    Pair,
    Participant,
    Premise,
    Quote,
    Relation,
    Source,
)

TEXTS = {
    "ban-cars": ("The old town should be closed to private cars from next year on.", "mayor", ("policy",)),
    "air-gets-better": ("The air in the old town becomes measurably better.", "mayor", ("health",)),
    "cars-are-the-source": ("Private cars are the main source of fine dust in the old town.", "mayor", ("health",)),
    "cars-leave": ("Without access, most of these trips are no longer made by car at all.", "mayor", ("traffic",)),
    "they-drive-around": (
        "Drivers go round the old town and the dust moves one street further.",
        "trader",
        ("traffic",),
    ),
    "sensor-near-station": (
        "The one measuring station stands beside the tram depot, where brake dust from trams dominates.",
        "trader",
        ("health",),
    ),
    "depot-moved": ("The depot moved away two years before the measurements began.", "mayor", ("health",)),
    "shops-lose": (
        (
            "Shops in the old town lose a tenth or more of their sales, because customers who come from the villages "
            "around, with children or heavy purchases, will not change to a bus that runs hourly and stops at eight."
        ),
        "trader",
        ("trade",),
    ),
    "customers-drive": ("Most customers come by car.", "trader", ("trade",)),
    "no-other-way": ("Those who come by car have no other way to come.", "trader", ("trade",)),
    "sales-fell-elsewhere": ("In Neustadt, sales fell by 14% in the first year.", "trader", ("trade",)),
    "buses-run": ("Buses run at least every ten minutes until midnight.", "mayor", ("traffic",)),
    "legal": ("The city may close municipal streets to through traffic.", "mayor", ("law",)),
    "toll-instead": ("A congestion charge should be introduced instead.", "trader", ("policy",)),
    "do-nothing": ("Nothing should be changed before the bridge is repaired.", None, ("policy",)),
    "residents-want-it": ("Residents want it: 62% of those asked were in favour.", "mayor", ()),
    "asked-on-sunday": ("They were asked on a car-free Sunday, during the street festival.", "trader", ()),
    "deliveries-stay": ("Deliveries are still possible in the morning.", "mayor", ("trade",)),
}

NUMBERS = {  # claim: (mayor, trader, pooled)
    "ban-cars": (0.82, 0.12, 0.44),
    "air-gets-better": (0.86, 0.35, 0.64),
    "cars-are-the-source": (0.9, 0.55, 0.77),
    "cars-leave": (0.8, 0.4, 0.62),
    "they-drive-around": (0.2, 0.7, 0.43),
    "sensor-near-station": (0.5, 0.95, 0.81),
    "depot-moved": (0.97, 0.5, 0.85),
    "shops-lose": (0.15, 0.88, 0.53),
    "customers-drive": (0.4, 0.75, 0.59),
    "no-other-way": (0.1, 0.8, 0.4),
    "sales-fell-elsewhere": (1.0, 1.0, 1.0),
    "buses-run": (0.7, 0.004, 0.09),
    "legal": (0.99, 0.9, 0.97),
    "toll-instead": (0.1, 0.5, 0.25),
    "do-nothing": (0.02, 0.2, 0.07),
    "residents-want-it": (0.7, 0.3, 0.5),
    "asked-on-sunday": (0.5, 0.5, 0.5),
    "deliveries-stay": (0.95, 0.6, 0.84),
}


def _argument(
    id: str, relation: Relation, target: str, *premises: str, strength: float | None = None, text: str | None = None
) -> Argument:
    parsed = tuple(Premise(each.removeprefix("not "), each.startswith("not ")) for each in premises)
    pair = Pair(0.8, 0.3) if relation == "evidence_for" else None
    return Argument(id, relation, target, parsed, strength, pair, text)


ARGUMENTS = (
    _argument("better-air", "supports", "ban-cars", "air-gets-better"),
    _argument("less-dust", "supports", "air-gets-better", "cars-are-the-source", "cars-leave"),
    _argument("dust-moves", "rebuts", "air-gets-better", "they-drive-around", strength=0.7),
    _argument("measured-wrongly", "undercuts", "less-dust", "sensor-near-station", strength=0.6),
    _argument("not-any-more", "undercuts", "measured-wrongly", "depot-moved"),
    _argument("trade-suffers", "rebuts", "ban-cars", "shops-lose", strength=0.9),
    _argument("customers-lost", "supports", "shops-lose", "customers-drive", "no-other-way", strength=0.85),
    _argument("buses-help", "rebuts", "no-other-way", "buses-run"),
    _argument("neustadt", "evidence_for", "shops-lose", "sales-fell-elsewhere"),
    _argument("must-be-legal", "necessary_for", "ban-cars", "legal"),
    _argument("buses-first", "necessary_for", "ban-cars", "buses-run"),
    _argument("mandate", "supports", "ban-cars", "residents-want-it", "not asked-on-sunday", strength=0.3),
    _argument("goods-arrive", "undercuts", "trade-suffers", "deliveries-stay", strength=0.25),
    _argument("childrens-safety", "supports", "ban-cars", text="Children could walk to school without being driven."),
)


def sample() -> Debate:
    """Return the debate: 18 claims, two participants."""
    claims = {id: Claim(id, text, by, None, tags) for id, (text, by, tags) in TEXTS.items()}
    quoted = claims["shops-lose"]
    claims["shops-lose"] = Claim(
        quoted.id, quoted.text, quoted.by, None, quoted.tags, None, (Quote("letter", "sales"),)
    )
    return Debate(
        title="Should the old town be closed to private cars?",
        thesis=("ban-cars",),
        participants={"mayor": Participant("mayor", "The mayor"), "trader": Participant("trader", "The traders")},
        sources={"letter": Source("letter", "Open letter", None, "https://example.org/letter?a=1&b=2")},
        claims=claims,
        arguments={each.id: each for each in ARGUMENTS},
        contraries=(("ban-cars", "toll-instead", "do-nothing"),),
        cruxes={
            "sales": Crux("sales", ("shops-lose",), None, "trader", test="Sales in the first year, from tax returns."),
            "buses": Crux("buses", ("buses-run",), status="agreed"),
        },
    )


def sample_credences() -> Credences:
    """Return results for both participants, with a pooled column."""
    derived = {each.target for each in ARGUMENTS}

    def person(index: int) -> PersonCredences:
        claims = {
            id: ClaimCredence(
                numbers[index], None, None, 0.5, False, id not in derived, id == "asked-on-sunday", None, None
            )
            for id, numbers in NUMBERS.items()
        }
        arguments = {
            each.id: ArgumentCredence(each.strength if each.strength is not None else 1.0, 0.5, each.strength is None)
            for each in ARGUMENTS
        }
        if index:
            arguments["trade-suffers"] = ArgumentCredence(0.98, 0.86, False)
        return PersonCredences(claims, arguments)

    return Credences(
        "Should the old town be closed to private cars?",
        ("ban-cars",),
        "worlds",
        "exact",
        {"mayor": person(0), "trader": person(1)},
        Pooled("odds", {id: numbers[2] for id, numbers in NUMBERS.items()}),
    )
