"""Formats: a debate as a picture or in another program's language.

Knows how debates are drawn and converted. Must not know files, terminals or screens.
"""

from argmap.formats.files import write_file
from argmap.formats.part import UnknownId
from argmap.formats.registry import FORMATS, Format, export, exported, format_of
from argmap.formats.render import DrawingFailed, MissingProgram
from argmap.formats.request import Exported, Request

__all__ = [
    "FORMATS",
    "DrawingFailed",
    "Exported",
    "Format",
    "MissingProgram",
    "Request",
    "UnknownId",
    "export",
    "exported",
    "format_of",
    "write_file",
]
