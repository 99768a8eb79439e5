"""Threads: comments and tables of texts, read into comments and passages, repeats folded, quotations linked.

Knows files that people export from places where they argue. Must not know debates' files or screens.
"""

from argmap.threads.fold import Folded, FoldedPassage, LinkedQuotation, fold
from argmap.threads.quoted import QuoteCheck, SourceText
from argmap.threads.read import CannotRead, load, read
from argmap.threads.values import Columns, Comment, Passage, Ref, Thread

__all__ = [
    "CannotRead",
    "Columns",
    "Comment",
    "Folded",
    "FoldedPassage",
    "LinkedQuotation",
    "Passage",
    "QuoteCheck",
    "Ref",
    "SourceText",
    "Thread",
    "fold",
    "load",
    "read",
]
