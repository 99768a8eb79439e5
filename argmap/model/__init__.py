"""The model: frozen values of a debate, changes as values, findings.

Knows what a debate means. Must not know files, positions, engines or screens.
"""

from argmap.model.apply import apply
from argmap.model.changes import (
    Add,
    AddContrary,
    Change,
    MergeClaims,
    Refused,
    Remove,
    RemoveContrary,
    Rename,
    SetConditionals,
    SetCredence,
    SetDefault,
    SetField,
    SetThesis,
    SetTitle,
    Several,
)
from argmap.model.diagnostic import Diagnostic, Finding
from argmap.model.numbers import NotANumber, Number, number_text, parse_number
from argmap.model.references import Use, uses
from argmap.model.values import (
    Argument,
    Claim,
    Conflict,
    Crux,
    Debate,
    Defaults,
    Pair,
    Participant,
    Premise,
    Quote,
    Source,
    Stated,
    is_id,
)

__all__ = [
    "Add",
    "AddContrary",
    "Argument",
    "Change",
    "Claim",
    "Conflict",
    "Crux",
    "Debate",
    "Defaults",
    "Diagnostic",
    "Finding",
    "MergeClaims",
    "NotANumber",
    "Number",
    "Pair",
    "Participant",
    "Premise",
    "Quote",
    "Refused",
    "Remove",
    "RemoveContrary",
    "Rename",
    "SetConditionals",
    "SetCredence",
    "SetDefault",
    "SetField",
    "SetThesis",
    "SetTitle",
    "Several",
    "Source",
    "Stated",
    "Use",
    "apply",
    "is_id",
    "number_text",
    "parse_number",
    "uses",
]
