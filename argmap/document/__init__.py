"""Where text meets model: a file is read to a document, and an edit makes a new one.

Knows the schema and where each part of a debate stands in its text. Must not know engines or screens.
"""

from argmap.document.document import Companion, Document
from argmap.document.edit import Unverified, edit, edit_unverified, verify
from argmap.document.load import load
from argmap.document.parse import parse

__all__ = ["Companion", "Document", "Unverified", "edit", "edit_unverified", "load", "parse", "verify"]
