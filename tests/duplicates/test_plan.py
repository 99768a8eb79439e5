"""The plan for a cluster: the same clusters as in memory, in DuckDB's SQL and in Spark's."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap.duplicates import find_duplicates, plan
from tests.bench.debate_texts import generate

LETTER = "Dear minister of {}, please do not close the old bridge over the river, because we need it every day."
TEXTS = [
    *(LETTER.format(town) for town in ("fish", "roads", "fish", "trade")),
    LETTER.format("fish").replace("do not", "do").upper(),
    "Something else altogether was on my mind when I wrote this letter to you.",
    "dear  minister of fish, please do not close the old bridge over the river, because we need it every day.",
    "Short one",
    *[text for text in generate(60, seed=2).texts if len(text.split()) > 20],
]

Run = Callable[[str], list[tuple[Any, ...]]]


# Spark's own client leaves sockets to be closed by the garbage collector.
QUIET = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(params=["duckdb", pytest.param("spark", marks=QUIET)])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Run]:
    if request.param == "duckdb":
        yield from in_duckdb()
    else:
        yield from in_spark(tmp_path)


def in_duckdb() -> Iterator[Run]:
    duckdb = pytest.importorskip("duckdb")
    database = duckdb.connect()
    database.execute("CREATE MACRO explode(list) AS unnest(list)")
    for name, (function, returns) in plan.FUNCTIONS.items():
        kind = {"string": "VARCHAR", "array<bigint>": "BIGINT[]"}[returns]
        database.create_function(name, function, ["VARCHAR"] * (2 if name == "tier_of" else 1), kind)
    database.execute("CREATE TABLE texts (n BIGINT, text VARCHAR)")
    database.executemany("INSERT INTO texts VALUES (?, ?)", list(enumerate(TEXTS)))
    yield lambda sql: list(database.execute(sql).fetchall())
    database.close()


def in_spark(folder: Path) -> Iterator[Run]:
    if not os.environ.get("ARGMAP_TEST_SPARK"):
        pytest.skip("set ARGMAP_TEST_SPARK=1 to start a local Spark")
    pyspark = pytest.importorskip("pyspark.sql")
    # Its workers are to be the Python that runs the test, whatever stands first on the PATH.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (
        pyspark.SparkSession.builder.master("local[1]")
        .config("spark.sql.legacy.createHiveTableByDefault", "false")
        .config("spark.sql.warehouse.dir", str(folder))
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    for name, (function, returns) in plan.FUNCTIONS.items():
        spark.udf.register(name, function, returns)
    spark.createDataFrame(list(enumerate(TEXTS)), "n bigint, text string").createOrReplaceTempView("texts")
    yield lambda sql: [tuple(row) for row in spark.sql(sql).collect()]
    spark.stop()


def test_the_plan_gives_the_clusters_found_in_memory(run: Run) -> None:
    for step in plan.STEPS:
        run(step)
    rounds = 0
    while True:
        for step in plan.ROUND:
            run(step.format(round=rounds, next=rounds + 1))
        rounds += 1
        if not run(f"SELECT * FROM pairs_{rounds - 1} LIMIT 1"):
            break
    members = run(plan.members(rounds))
    expected = {(c.canonical, m.text, m.tier) for c in find_duplicates(TEXTS).clusters for m in c.members}
    assert {(canonical, member, judged.split()[0]) for canonical, member, judged in members} == expected
