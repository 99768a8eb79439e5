"""A small debate with one of everything the outline and the card show."""

from argmap.model.values import Argument, Claim, Crux, Debate, Pair, Participant, Premise, Quote, Source, Stated

WAIT = Debate(
    title="Should we wait for bigger models?",
    thesis=("wait",),
    participants={"critic": Participant("critic", "The critic"), "author": Participant("author", "The author")},
    sources={"thread": Source("thread", "Comment thread", url="https://example.org/thread")},
    claims={
        "wait": Claim("wait", "It is worth waiting for bigger models.", by="author", prior=0.3, tags=("timing",)),
        "riskier": Claim(
            "riskier", "Bigger models are riskier.", by="critic", quotes=(Quote("thread", "much riskier"),)
        ),
        "incidents": Claim("incidents", "More incidents were seen."),
        "skill": Claim("skill", "Eliciting small models takes skill."),
        "rare": Claim("rare", "The skill is rare."),
        "old-data": Claim("old-data", "The incident data are old."),
        "aside": Claim("aside", "Models are fun."),
    },
    arguments={
        "riskier-so-dont": Argument("riskier-so-dont", "rebuts", "wait", (Premise("riskier"),), strength=0.9),
        "skill-short": Argument("skill-short", "supports", "wait", (Premise("skill"), Premise("rare"))),
        "just-because": Argument("just-because", "supports", "wait", text="It costs little."),
        "seen": Argument("seen", "evidence_for", "riskier", (Premise("incidents"),), likelihoods=Pair(0.8, 0.3)),
        "data-old": Argument("data-old", "undercuts", "riskier-so-dont", (Premise("old-data"),)),
        "skill-again": Argument("skill-again", "supports", "riskier", (Premise("skill", negated=True),)),
        "circle": Argument("circle", "supports", "rare", (Premise("wait"),)),
    },
    credences={"critic": {"riskier": Stated(0.9), "wait": Stated(0.05)}},
    cruxes={
        "risk": Crux(
            "risk", ("riskier",), "wait", "critic", test="Count incidents.", conditionals={"critic": Pair(0.03, 0.4)}
        )
    },
)
