"""Repeats among millions of rows, out of memory: DuckDB joins and keeps, Python reads words and judges.

Every step is a table of one database in the work folder and is committed with its record in `steps`, batches of texts
and of pairs one by one; so a run that was killed goes on where it was. The plan, step by step:

1. `texts`  - every row, numbered in order of reading.
2. `raws`   - one row per different raw text (128-bit content hash), the earliest.
3. `prints` - per raw text its normalised key, and the winnowed hashes of its runs of four words: of every four
   neighbouring runs the least hash, so that two texts that share seven words in a row share a hash.
4. `firsts` - one row per key, the earliest: typographic repeats are folded here.
5. rounds   - each text is compared with the earliest text of each of its hashes; what is alike leaves with it, and the
   next earliest has its turn. Each pair is judged word by word as everywhere else.
6. output   - canonical, member, tier, score; a row for each text that is not its own canonical.

Knows tables and files. Must not know a terminal. Quotations are not looked for here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from argmap.duplicates.corpus import Progress
from argmap.duplicates.judge import VARIANT_FROM, judge
from argmap.duplicates.tokens import is_word, token_texts

SHINGLE = 4
WINDOW = 4
_TEXTS_AT_ONCE = 100_000
_PAIRS_AT_ONCE = 100_000
_ROUNDS = 64
_KEPT_WORDS = 2_000_000
_MASK = (1 << 64) - 1

PLAN = {
    "texts": """
        CREATE TABLE texts AS
        SELECT row_number() OVER () - 1 AS n, {ref} AS ref, CAST({text} AS VARCHAR) AS text FROM {source}
        WHERE {text} IS NOT NULL""",
    "raws": "CREATE TABLE raws AS SELECT min(n) AS n, md5_number(text) AS content FROM texts GROUP BY md5_number(text)",
    "prints": """
        CREATE TABLE prints (n BIGINT, hash UBIGINT);
        CREATE TABLE keys (n BIGINT, high UBIGINT, low UBIGINT)""",
    "firsts": "CREATE TABLE firsts AS SELECT min(n) AS n, high, low FROM keys GROUP BY high, low",
    "open": """
        CREATE TABLE found (canonical BIGINT, member BIGINT, tier VARCHAR, score DOUBLE);
        CREATE TABLE open AS SELECT p.hash, p.n FROM prints p JOIN firsts f USING (n)""",
    "pairs": """
        CREATE OR REPLACE TABLE pairs AS
        SELECT row_number() OVER (ORDER BY first, second) - 1 AS i, first, second FROM (
            SELECT DISTINCT l.first, o.n AS second
            FROM open o JOIN (SELECT hash, min(n) AS first FROM open GROUP BY hash HAVING count(*) > 1) l USING (hash)
            WHERE o.n <> l.first);
        CREATE OR REPLACE TABLE judged (first BIGINT, second BIGINT, tier VARCHAR, score DOUBLE)""",
    "close": """
        INSERT INTO found
        SELECT min(first), second, arg_min(tier, first), arg_min(score, first) FROM judged
        WHERE first NOT IN (SELECT second FROM judged) GROUP BY second;
        CREATE OR REPLACE TABLE open AS
        SELECT o.hash, o.n FROM open o
        WHERE o.n NOT IN (SELECT member FROM found) AND o.n NOT IN (SELECT first FROM pairs)""",
    "left": """
        SELECT DISTINCT n FROM open WHERE hash IN (SELECT hash FROM open GROUP BY hash HAVING count(*) > 1)""",
    "members": """
        SELECT c.ref AS canonical, m.ref AS member, x.tier AS tier, x.score AS score FROM (
            SELECT f.n AS canonical, t.n AS member, 'same' AS tier, 1.0 AS score
            FROM texts t JOIN raws r ON r.content = md5_number(t.text) JOIN keys k ON k.n = r.n
            JOIN firsts f ON f.high = k.high AND f.low = k.low WHERE f.n <> t.n
            UNION ALL SELECT canonical, member, tier, score FROM found) x
        JOIN texts c ON c.n = x.canonical JOIN texts m ON m.n = x.member ORDER BY x.canonical, x.member""",
}
"""The SQL of each step."""


class Bulk:
    """One run over the rows of CSV or Parquet files; the same call on the same work folder goes on with it."""

    def __init__(self, work: Path, *, memory: str, progress: Progress | None = None) -> None:
        import duckdb

        work.mkdir(parents=True, exist_ok=True)
        self._progress = progress or (lambda what, done: None)
        self._db = duckdb.connect(str(work / "bulk.duckdb"))
        self._db.execute("SET memory_limit = ?", [memory])
        self._db.execute("SET temp_directory = ?", [str(work / "spill")])
        self._db.execute("CREATE TABLE IF NOT EXISTS steps (step VARCHAR PRIMARY KEY, done BIGINT)")
        self._hashes: dict[str, int] = {}

    def close(self) -> None:
        """Close the database; what was committed stays."""
        self._db.close()

    def columns(self, files: list[str]) -> list[str]:
        """Return the names of the files' columns."""
        rows = self._db.execute(f"DESCRIBE SELECT * FROM {_source(files)}").fetchall()
        return [str(row[0]) for row in rows]

    def run(self, files: list[str], *, text: str, ref: str | None, threshold: float = VARIANT_FROM) -> int:
        """Find the clusters; `text` and `ref` are columns, None for the row's number from 1.

        Return how many texts were not compared with all that share a hash with them when the rounds were over.
        """
        named = {"source": _source(files), "text": _name(text), "ref": _name(ref) if ref else "row_number() OVER ()"}
        signature = f"{sorted(named.items())} {threshold}"
        self._same_run(signature)
        for step in ("texts", "raws", "prints"):
            self._step(step, PLAN[step].format(**named) if step == "texts" else PLAN[step])
        self._read_words()
        self._step("firsts", PLAN["firsts"])
        self._step("open", PLAN["open"])
        for number in range(_ROUNDS):
            if self._done(f"close {number}") is not None:
                continue
            self._step(f"pairs {number}", PLAN["pairs"])
            self._judge(number, threshold)
            self._step(f"close {number}", PLAN["close"])
            if not self._count("pairs"):
                return 0
        return self._count(f"({PLAN['left']})")

    def write(self, out: Path) -> tuple[int, int, int]:
        """Write the clusters as .parquet or .csv; return how many texts, distinct texts and rows were written."""
        options = "FORMAT PARQUET" if out.suffix.lower() == ".parquet" else "FORMAT CSV, HEADER"
        self._db.execute(f"CREATE OR REPLACE TEMP VIEW members AS {PLAN['members']}")
        self._db.execute(f"COPY (SELECT * FROM members) TO {_literal(str(out))} ({options})")
        same = self._count("texts") - self._count("firsts")
        return self._count("texts"), self._count("firsts"), same + self._count("found")

    def _same_run(self, signature: str) -> None:
        self._db.execute("CREATE TABLE IF NOT EXISTS input (signature VARCHAR)")
        known = self._db.execute("SELECT signature FROM input").fetchone()
        if known is None:
            self._db.execute("INSERT INTO input VALUES (?)", [signature])
        elif known[0] != signature:
            raise OtherRun("the work folder holds another run: other files, columns or threshold")

    def _step(self, step: str, sql: str) -> None:
        if self._done(step) is None:
            self._progress(step.partition(" ")[0], 0.0)
            with self._transaction():
                self._db.execute(sql)
                self._db.execute("INSERT INTO steps VALUES (?, 0)", [step])

    def _read_words(self) -> None:
        """Fill `keys` and `prints`, a batch of raw texts at a time."""
        total = max(1, self._count("raws"))
        last, read = self._done("words") or -1, self._count("keys")
        while True:
            rows = self._db.execute(
                "SELECT n, text FROM raws JOIN texts USING (n) WHERE n > ? ORDER BY n LIMIT ?", [last, _TEXTS_AT_ONCE]
            ).fetchall()
            if not rows:
                return
            self._progress("reading words", read / total)
            last, read = rows[-1][0], read + len(rows)
            keys, prints = self._prints(rows)
            with self._transaction():
                self._insert("keys", ("n", "high", "low"), keys)
                self._insert("prints", ("n", "hash"), prints)
                self._db.execute("INSERT OR REPLACE INTO steps VALUES ('words', ?)", [last])

    def _prints(self, rows: Iterable[tuple[int, str]]) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
        keys: list[tuple[int, ...]] = []
        prints: list[tuple[int, ...]] = []
        for n, raw in rows:
            tokens = token_texts(raw)
            spelled = "\x00".join(tokens) or raw
            digest = blake2b(spelled.encode("utf-8", "surrogatepass"), digest_size=16).digest()
            keys.append((n, int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big")))
            words = [self._hash(token) for token in tokens if is_word(token)]
            prints.extend((n, hash) for hash in fingerprints(words))
        return keys, prints

    def _hash(self, word: str) -> int:
        if len(self._hashes) > _KEPT_WORDS:
            self._hashes.clear()
        if word not in self._hashes:
            data = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            self._hashes[word] = int.from_bytes(data, "big")
        return self._hashes[word]

    def _judge(self, number: int, threshold: float) -> None:
        """Judge the round's pairs, a batch at a time."""
        total = self._count("pairs")
        step = f"judged {number}"
        at = self._done(step) or 0
        while at < total:
            self._progress(f"comparing, round {number + 1}", at / total)
            rows = self._db.execute(
                "SELECT p.first, p.second, a.text, b.text FROM pairs p JOIN texts a ON a.n = p.first "
                "JOIN texts b ON b.n = p.second WHERE p.i >= ? AND p.i < ?",
                [at, at + _PAIRS_AT_ONCE],
            ).fetchall()
            judged = list(_judged(rows, threshold))
            at += _PAIRS_AT_ONCE
            with self._transaction():
                self._insert("judged", ("first", "second", "tier", "score"), judged)
                self._db.execute("INSERT OR REPLACE INTO steps VALUES (?, ?)", [step, at])

    def _insert(self, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        import numpy as np

        if not rows:
            return
        kinds = {"tier": object, "score": np.float64, "hash": np.uint64, "high": np.uint64, "low": np.uint64}
        batch = {
            name: np.array(values, dtype=kinds.get(name, np.int64))
            for name, values in zip(columns, zip(*rows, strict=True), strict=True)
        }
        self._db.register("batch", batch)
        self._db.execute(f"INSERT INTO {table} SELECT {', '.join(columns)} FROM batch")
        self._db.unregister("batch")

    def _done(self, step: str) -> int | None:
        row = self._db.execute("SELECT done FROM steps WHERE step = ?", [step]).fetchone()
        return None if row is None else int(row[0])

    def _count(self, table: str) -> int:
        row = self._db.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(row[0]) if row else 0

    def _transaction(self) -> _Transaction:
        return _Transaction(self._db)


class OtherRun(Exception):
    """The work folder belongs to a run with other files, columns or threshold."""


class _Transaction:
    def __init__(self, db: Any) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._db.execute("COMMIT" if kind is None else "ROLLBACK")


def fingerprints(words: list[int]) -> set[int]:
    """Return the winnowed hashes of a text's runs of four words; of a shorter text the hash of all its words."""
    if not words:
        return set()
    size = min(SHINGLE, len(words))
    runs = [_run(words[at : at + size]) for at in range(len(words) - size + 1)]
    return {min(runs[at : at + WINDOW]) for at in range(max(1, len(runs) - WINDOW + 1))}


def _run(words: list[int]) -> int:
    value = len(words)
    for word in words:
        value = ((value ^ word) * 0x9E3779B97F4A7C15) & _MASK
        value ^= value >> 32
    return value


def _judged(rows: Iterable[tuple[int, int, str, str]], threshold: float) -> Iterator[tuple[int, int, str, float]]:
    centre, tokens = -1, [""]
    for first, second, raw, other in rows:
        if first != centre:
            centre, tokens = first, token_texts(raw)
        found = judge(tokens, token_texts(other), at_least=threshold)
        if found.tier is not None:
            yield first, second, found.tier, found.score


def _source(files: list[str]) -> str:
    names = "[" + ", ".join(_literal(file) for file in files) + "]"
    if all(Path(file).suffix.lower() == ".parquet" for file in files):
        return f"read_parquet({names})"
    return f"read_csv({names}, all_varchar = true, header = true)"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
