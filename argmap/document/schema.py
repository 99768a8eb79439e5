"""The format as one table: which keys a debate file has, what they hold, which are required.

Unknown keys, reading and the reference page all come from it. Must not know trees or positions.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Type = Literal[
    "version",
    "text",
    "number",
    "participant",
    "source",
    "claim",
    "argument",
    "thesis",
    "claims",
    "premises",
    "tags",
    "quotes",
    "pair",
    "pairs",
    "status",
    "url",
    "file",
    "texts",
    "section",
    "list",
]


class Field(NamedTuple):
    """One key of one kind of mapping: where it stands, what it holds, and a line that says what it is for."""

    section: str
    name: str
    type: Type
    required: bool
    doc: str


def _field(section: str, name: str, type: Type, doc: str, *, required: bool = False) -> Field:
    return Field(section, name, type, required, doc)


TABLE: tuple[Field, ...] = (
    _field("debate", "argmap", "version", "format version, 1; the first key", required=True),
    _field("debate", "title", "text", "what the debate is called", required=True),
    _field(
        "debate", "thesis", "thesis", "the claim the debate is about, or a list of them; needed once there is a claim"
    ),
    _field("debate", "defaults", "section", "what is assumed where nobody says"),
    _field("debate", "participants", "section", "who takes part, by id"),
    _field("debate", "sources", "section", "texts that are quoted, by id"),
    _field("debate", "claims", "section", "statements that can be true or false, by id"),
    _field("debate", "arguments", "section", "steps from premises to a claim or an argument, by id"),
    _field("debate", "contraries", "list", "groups of claims of which at most one can be true"),
    _field("debate", "credences", "section", "each participant's numbers, by claim id or argument id"),
    _field("debate", "cruxes", "section", "questions whose answer would move people, by id"),
    _field("debate", "conflicts", "list", "what a merge could not decide; each is an error until it is resolved"),
    _field("defaults", "prior", "number", "prior of a claim where nobody gives one; 0.5 unless said"),
    _field("defaults", "strength", "number", "strength of an argument where nobody gives one; 1.0 unless said"),
    _field("participants", "name", "text", "the name to show"),
    _field("participants", "note", "text", "anything else worth knowing"),
    _field("sources", "title", "text", "what the source is called"),
    _field("sources", "file", "file", "its text, relative to the debate's file and inside its folder"),
    _field("sources", "url", "url", "its http or https address"),
    _field("sources", "note", "text", "anything else worth knowing"),
    _field("claims", "text", "text", "the statement itself", required=True),
    _field("claims", "by", "participant", "who asserted it"),
    _field("claims", "prior", "number", "default prior for everyone"),
    _field("claims", "tags", "tags", "free words to group claims by"),
    _field("claims", "note", "text", "anything else worth knowing"),
    _field("claims", "quotes", "quotes", "where it was said, word for word"),
    _field("quotes", "source", "source", "the source that says it", required=True),
    _field("quotes", "by", "participant", "who said it"),
    _field("quotes", "text", "text", "the words, verbatim", required=True),
    _field("arguments", "premises", "premises", "claims that are all needed; `not some-claim` negates one"),
    _field("arguments", "supports", "claim", "the claim it speaks for"),
    _field("arguments", "rebuts", "claim", "the claim it speaks against"),
    _field("arguments", "necessary_for", "claim", "the claim that fails where a premise fails"),
    _field("arguments", "evidence_for", "claim", "the claim of which its premise is an observation"),
    _field("arguments", "undercuts", "argument", "the argument it breaks"),
    _field(
        "arguments", "strength", "number", "how likely the step goes through if its premises hold; default for everyone"
    ),
    _field("arguments", "likelihoods", "pair", "P(premise | claim) and P(premise | not claim); for evidence_for alone"),
    _field("arguments", "text", "text", "the reason in words; needed where there are no premises"),
    _field("arguments", "scheme", "text", "free name of an argumentation scheme"),
    _field("arguments", "by", "participant", "who gave it"),
    _field("arguments", "note", "text", "anything else worth knowing"),
    _field("pair", "if_true", "number", "the probability where it is true", required=True),
    _field("pair", "if_false", "number", "the probability where it is false", required=True),
    _field("stated", "credence", "number", "how likely, all things considered; on an argument its strength"),
    _field("stated", "prior", "number", "how likely with no argument of the map deciding it"),
    _field("stated", "likelihoods", "pair", "one's own likelihoods of an evidence argument"),
    _field("stated", "note", "text", "why"),
    _field("cruxes", "claims", "claims", "the claims it asks about; more than one: all of them true", required=True),
    _field("cruxes", "for", "claim", "the claim it would move; the first thesis unless said"),
    _field("cruxes", "raised_by", "participant", "who raised it"),
    _field("cruxes", "status", "status", "open, agreed, resolved or set-aside"),
    _field("cruxes", "test", "text", "how one would find out"),
    _field("cruxes", "conditionals", "pairs", "by participant: P(for | crux) and P(for | not crux)"),
    _field("cruxes", "note", "text", "anything else worth knowing"),
    _field("conflicts", "at", "text", "the place, such as claims/some-claim/text", required=True),
    _field("conflicts", "base", "text", "the value before both sides changed it"),
    _field("conflicts", "sides", "texts", "each side's value, by branch", required=True),
    _field("companion", "credences", "section", "the participant's numbers, by claim id or argument id"),
    _field("companion", "conditionals", "pairs", "the participant's conditionals, by crux id"),
)

FIELDS: dict[str, dict[str, Field]] = {}
"""The table by section and key."""
for _row in TABLE:
    FIELDS.setdefault(_row.section, {})[_row.name] = _row

REQUIRED: dict[str, tuple[str, ...]] = {
    section: tuple(name for name, row in rows.items() if row.required) for section, rows in FIELDS.items()
}
"""The required keys by section."""

NAMES: dict[str, str] = {
    "debate": "a debate",
    "defaults": "defaults",
    "participants": "a participant",
    "sources": "a source",
    "claims": "a claim",
    "quotes": "a quote",
    "arguments": "an argument",
    "pair": "a pair of probabilities",
    "stated": "a credence",
    "cruxes": "a crux",
    "conflicts": "a conflict",
    "companion": "a credence file",
}
"""What a mapping of each section is called in a sentence."""


def reference() -> str:
    """Return the keys of the format as Markdown, one table for each kind of mapping."""
    parts = []
    for section, rows in FIELDS.items():
        lines = [f"## {NAMES[section].capitalize()}", "", "| key | holds | required | |", "|---|---|---|---|"]
        lines += [
            f"| `{row.name}` | {row.type} | {'yes' if row.required else ''} | {row.doc} |" for row in rows.values()
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
