"""The bulk plan as SQL that DuckDB and Spark both accept, for a cluster where one machine is too small.

The table `texts` (n BIGINT, text STRING) is there before, n in order of time. Three functions are registered in the
database under the names of FUNCTIONS; they are those of this module. `STEPS` are run once, `ROUND` again and again with
the round's number until `pairs_<round>` is empty; then `MEMBERS` is the result: canonical, member, tier, score. Spark
needs `spark.sql.legacy.createHiveTableByDefault` false. In DuckDB `explode` is a macro for `unnest`.

Knows SQL and texts. Must not know a database's client.
"""

from __future__ import annotations

from hashlib import blake2b

from argmap.duplicates.bulk import fingerprints
from argmap.duplicates.judge import judge
from argmap.duplicates.tokens import is_word, token_texts

STEPS = (
    "CREATE TABLE raws AS SELECT min(n) AS n, text FROM texts GROUP BY text",
    "CREATE TABLE keys AS SELECT n, text, text_key(text) AS name FROM raws",
    "CREATE TABLE firsts AS SELECT min(n) AS n, name FROM keys GROUP BY name",
    (
        "CREATE TABLE open_0 AS SELECT f.n AS n, explode(text_hashes(k.text)) AS hash"
        " FROM firsts f JOIN keys k ON k.n = f.n"
    ),
)
"""Typographic repeats are folded, each distinct text gets its hashes."""

ROUND = (
    (
        "CREATE TABLE pairs_{round} AS SELECT DISTINCT l.n AS canonical, o.n AS member"
        " FROM open_{round} o JOIN (SELECT hash, min(n) AS n FROM open_{round} GROUP BY hash) l ON l.hash = o.hash"
        " WHERE o.n <> l.n"
    ),
    (
        "CREATE TABLE judged_{round} AS SELECT canonical, member, tier_of(a.text, b.text) AS judged"
        " FROM pairs_{round} p JOIN keys a ON a.n = p.canonical JOIN keys b ON b.n = p.member"
    ),
    (
        "CREATE TABLE found_{round} AS SELECT min(canonical) AS canonical, member, min_by(judged, canonical) AS judged"
        " FROM judged_{round} WHERE judged <> '' AND canonical NOT IN"
        " (SELECT member FROM judged_{round} WHERE judged <> '') GROUP BY member"
    ),
    (
        "CREATE TABLE open_{next} AS SELECT o.n AS n, o.hash AS hash FROM open_{round} o"
        " WHERE o.n NOT IN (SELECT member FROM found_{round}) AND o.n NOT IN (SELECT canonical FROM pairs_{round})"
    ),
)
"""Each text is compared with the earliest text of each of its hashes; what is alike leaves with it."""


def members(rounds: int) -> str:
    """Return the query for the result after so many rounds."""
    found = " UNION ALL ".join(f"SELECT canonical, member, judged FROM found_{number}" for number in range(rounds))
    return (
        "SELECT f.n AS canonical, t.n AS member, 'same 1.0' AS judged FROM texts t JOIN keys k ON k.text = t.text"
        " JOIN keys own ON own.name = k.name JOIN firsts f ON f.n = own.n WHERE f.n <> t.n"
        + (f" UNION ALL {found}" if rounds else "")
        + " ORDER BY canonical, member"
    )


def text_key(text: str) -> str:
    """Return the same name for texts that differ in typography alone."""
    spelled = "\x00".join(token_texts(text)) or text
    return blake2b(spelled.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def text_hashes(text: str) -> list[int]:
    """Return the winnowed hashes of a text's runs of four words, as signed numbers of 64 bits."""
    words = [
        int.from_bytes(blake2b(token.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        for token in token_texts(text)
        if is_word(token)
    ]
    return sorted(hash - (1 << 64) if hash >> 63 else hash for hash in fingerprints(words))


def tier_of(first: str, second: str) -> str:
    """Return the tier and the score of two texts, with a space between; nothing where they are not alike."""
    found = judge(token_texts(first), token_texts(second))
    return f"{found.tier} {found.score!r}" if found.tier else ""


FUNCTIONS = {
    "text_key": (text_key, "string"),
    "text_hashes": (text_hashes, "array<bigint>"),
    "tier_of": (tier_of, "string"),
}
"""Each function and what it returns, in Spark's words."""
