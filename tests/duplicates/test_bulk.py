"""Out of memory: the same folds and pairs as in memory, and a killed run goes on."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from argmap.duplicates import bulk, find_duplicates

duckdb = pytest.importorskip("duckdb")

LETTER = "Dear minister of {}, please do not close the old bridge over the river, because we need it every day."
TEXTS = [
    *(LETTER.format(town) for town in ("fish", "roads", "fish", "trade")),
    LETTER.format("fish").replace("do not", "do").upper(),
    "Something else altogether was on my mind when I wrote this letter to you.",
    "dear  minister of fish, please do not close the old bridge over the river, because we need it every day.",
    "short one",
    "Short one",
]


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "letters.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "text"))
        rows.writerows((f"t{at}", text) for at, text in enumerate(TEXTS))
    return str(path)


def clusters(table: str, work: Path, out: str = "out.csv") -> set[tuple[str, str, str]]:
    run = bulk.Bulk(work, memory="500MB")
    try:
        run.run([table], text="text", ref="id")
        target = work / out
        run.write(target)
    finally:
        run.close()
    rows = duckdb.sql(f"SELECT canonical, member, tier FROM '{target}'").fetchall()
    return {(str(a), str(b), str(c)) for a, b, c in rows}


def test_the_clusters_are_those_found_in_memory(table: str, tmp_path: Path) -> None:
    expected = {(f"t{c.canonical}", f"t{m.text}", m.tier) for c in find_duplicates(TEXTS).clusters for m in c.members}
    assert clusters(table, tmp_path / "work") == expected


def test_parquet_in_and_out(table: str, tmp_path: Path) -> None:
    parquet = str(tmp_path / "letters.parquet")
    duckdb.sql(f"COPY (SELECT * FROM read_csv('{table}', all_varchar = true)) TO '{parquet}' (FORMAT PARQUET)")
    assert clusters(parquet, tmp_path / "a", "out.parquet") == clusters(table, tmp_path / "b")


@pytest.mark.parametrize("after", range(1, 12, 2))
def test_a_killed_run_goes_on(table: str, tmp_path: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_TEXTS_AT_ONCE", 2)
    monkeypatch.setattr(bulk, "_PAIRS_AT_ONCE", 2)
    told = 0

    class Killed(Exception):
        pass

    def kill(what: str, done: float) -> None:
        nonlocal told
        told += 1
        if told == after:
            raise Killed

    run = bulk.Bulk(tmp_path / "work", memory="500MB", progress=kill)
    with pytest.raises(Killed):
        run.run([table], text="text", ref="id")
    run.close()
    assert clusters(table, tmp_path / "work") == clusters(table, tmp_path / "whole")


def test_another_run_is_not_mixed_in(table: str, tmp_path: Path) -> None:
    clusters(table, tmp_path / "work")
    run = bulk.Bulk(tmp_path / "work", memory="500MB")
    with pytest.raises(bulk.OtherRun):
        run.run([table], text="text", ref=None)
    run.close()


def test_texts_that_share_seven_words_share_a_fingerprint() -> None:
    shared = list(range(100, 107))
    assert bulk.fingerprints([1, 2, 3, *shared, 4]) & bulk.fingerprints([*shared, 9, 8, 7, 6, 5])


def test_what_the_last_round_leaves_is_counted(table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_ROUNDS", 0)
    run = bulk.Bulk(tmp_path / "work", memory="500MB")
    # Four letters differ in more than typography; each shares words with another.
    assert run.run([table], text="text", ref="id") == 4
    run.close()
    monkeypatch.setattr(bulk, "_ROUNDS", 64)
    run = bulk.Bulk(tmp_path / "work", memory="500MB")
    assert run.run([table], text="text", ref="id") == 0
    run.close()
