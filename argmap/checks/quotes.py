"""A quote that does not stand in its source's file, word for word.

Typography and line breaks may differ, and `…` may stand for words left out. Where the file has something near, the
remark shows what was changed: [-gone-] {+new+}.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Claim, Debate

if TYPE_CHECKING:
    from argmap.threads.sources import SourceReader

CODE = "quote-differs"
SEVERITY: Severity = "warning"


def check(debate: Debate, read: SourceReader) -> Iterator[Finding]:
    """Yield a finding for each quote that its source's file has otherwise, or not at all.

    `read` gives the text of a file; sources without a file, and files that cannot be read, are passed over.
    """
    for claim in debate.claims.values():
        for at, quote in enumerate(claim.quotes):
            source = debate.sources.get(quote.source)
            if source is not None and source.file is not None:
                yield from _checked(claim, at, source.file, read)


def _checked(claim: Claim, at: int, file: str, read: SourceReader) -> Iterator[Finding]:
    text = read(file)
    if text is None:
        return
    quote = claim.quotes[at].text
    found = text.check(quote)
    where = ("claims", claim.id, "quotes", at, "text")
    if found.status == "edited":
        from argmap.duplicates.diff import marked_diff

        help = f"{file} says it so: {marked_diff(found.found, quote)}"
        yield Finding(CODE, SEVERITY, "the source has these words otherwise", where, help)
    elif found.status == "missing":
        help = "quote it word for word, with … for what is left out; or name another source"
        yield Finding(CODE, SEVERITY, f"these words are not in {file}", where, help)
