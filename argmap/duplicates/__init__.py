"""Repeated texts: what repeats, quotes, edits or contradicts what, among many texts.

Knows texts and words. Must not know debates, threads, files or screens. Importing it loads no numpy; only a call on
more texts than a person writes by hand does.
"""

from argmap.duplicates.find import find_duplicates, find_quotations
from argmap.duplicates.index import Index
from argmap.duplicates.result import Cluster, Duplicates, Member, Quotation, Similar

__all__ = [
    "Cluster",
    "Duplicates",
    "Index",
    "Member",
    "Quotation",
    "Similar",
    "find_duplicates",
    "find_quotations",
]
