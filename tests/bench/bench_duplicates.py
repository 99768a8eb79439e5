"""argmap's repeats beside datasketch, rensa and rapidfuzz brute force, in one run on the same generated texts.

    python tests/bench/bench_duplicates.py 2000 100000 --others 100000 --brute 5000 --json out.json

Each contestant runs in a process of its own: CPU seconds of the search (texts are made before), peak memory of the
process, recall of the pairs alike. `--others` and `--brute` are the largest sizes the others run at. Pairs alike are
all pairs by brute force up to `--brute`, beyond that the pairs that were planted; both among distinct texts.
datasketch (128 permutations, threshold .5) and rensa (128, 4 rows a band, of words and of characters)
verify with the same ratio.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from rapidfuzz import process
from rapidfuzz.distance import Indel

from argmap.duplicates import Index, find_duplicates
from argmap.duplicates.corpus import Corpus, collapse
from tests.bench.debate_texts import Texts, generate

Pairs = set[tuple[int, int]]
LEAST = 0.80


def normalised(corpus: Corpus) -> list[str]:
    """Return each distinct text's words joined by spaces."""
    spelled = corpus.spelled()
    return [" ".join(spelled[ord(word)] for word in corpus.as_characters(d)) for d in range(len(corpus))]


def with_argmap(made: Texts) -> dict[str, Any]:
    begun = time.process_time()
    found = find_duplicates(made.texts)
    seconds = time.process_time() - begun
    quoting = [text for text, _ in made.made.get("quoting", [])]
    linked = {q.text for q in found.quotations}
    return {
        "seconds": seconds,
        "pairs": {(p.first, p.second) for p in found.pairs},
        "quoted": sum(text in linked for text in quoting) / max(1, len(quoting)),
    }


def with_candidates_only(made: Texts) -> dict[str, Any]:
    from argmap.duplicates.shingles import candidates

    begun = time.process_time()
    corpus = collapse(made.texts, at_once=True)
    near, _, _ = candidates(corpus, LEAST, False, None)
    return {"seconds": time.process_time() - begun, "pairs": {(corpus.first[i], corpus.first[j]) for i, j, _ in near}}


def with_datasketch(made: Texts) -> dict[str, Any]:
    from datasketch import MinHash, MinHashLSH

    begun = time.process_time()
    corpus = collapse(made.texts, at_once=True)
    texts = normalised(corpus)
    index = MinHashLSH(threshold=0.5, num_perm=128)
    near: list[tuple[int, int]] = []
    shingled = [
        [" ".join(words[at : at + 3]).encode() for at in range(max(1, len(words) - 2))]
        for words in map(str.split, texts)
    ]
    for number, hashes in enumerate(MinHash.generator(shingled, num_perm=128)):
        near += [(other, number) for other in index.query(hashes)]
        index.insert(number, hashes)
    return {"pairs": verified(corpus, texts, near), "seconds": time.process_time() - begun}


def with_rensa(made: Texts) -> dict[str, Any]:
    return rensa_run(made, lambda text: runs(text.split(), 2), bands=32)


def with_rensa_on_characters(made: Texts) -> dict[str, Any]:
    """Finds nearly as much as argmap does: runs of four characters, four rows a band."""
    return rensa_run(made, lambda text: [text[at : at + 4] for at in range(max(1, len(text) - 3))], bands=32)


def runs(words: list[str], size: int) -> list[str]:
    return [" ".join(words[at : at + size]) for at in range(max(1, len(words) - size + 1))]


def rensa_run(made: Texts, shingles: Callable[[str], list[str]], bands: int) -> dict[str, Any]:
    from rensa import RMinHash, RMinHashLSH

    begun = time.process_time()
    corpus = collapse(made.texts, at_once=True)
    texts = normalised(corpus)
    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=bands)
    near: list[tuple[int, int]] = []
    for number, text in enumerate(texts):
        hashes = RMinHash(num_perm=128, seed=1)
        hashes.update(shingles(text))
        near += [(other, number) for other in index.query(hashes)]
        index.insert(number, hashes)
    return {"pairs": verified(corpus, texts, near), "seconds": time.process_time() - begun}


def with_brute_force(made: Texts) -> dict[str, Any]:
    begun = time.process_time()
    corpus = collapse(made.texts, at_once=True)
    texts = normalised(corpus)
    found: Pairs = set()
    for i, text in enumerate(texts[:-1]):
        (row,) = process.cdist([text], texts[i + 1 :], scorer=Indel.normalized_similarity, score_cutoff=LEAST)
        found |= {(corpus.first[i], corpus.first[i + 1 + int(j)]) for j in row.nonzero()[0]}
    return {"seconds": time.process_time() - begun, "pairs": found}


def verified(corpus: Corpus, texts: list[str], near: list[tuple[int, int]]) -> Pairs:
    found: Pairs = set()
    for at in range(0, len(near), 100_000):
        some = near[at : at + 100_000]
        ratios = process.cpdist(
            [texts[i] for i, _ in some],
            [texts[j] for _, j in some],
            scorer=Indel.normalized_similarity,
            score_cutoff=LEAST,
        )
        found |= {(corpus.first[i], corpus.first[j]) for (i, j), ratio in zip(some, ratios, strict=True) if ratio > 0}
    return found


def with_queries(made: Texts) -> dict[str, Any]:
    """Time of one question to the index in milliseconds at this many texts, by the clock and of the processor.

    `extract` is the median of what rapidfuzz's `process.extract` takes by the clock for the best ten of all texts. The
    index is kept from the garbage collector, which would else look through it now and then.
    """
    index = Index(made.texts)
    gc.collect()
    gc.freeze()
    times, seconds, extracts = [], [], []
    for text in made.texts[:: max(1, len(made.texts) // 1000)]:
        begun, used = time.perf_counter(), time.process_time()
        index.similar_to(" ".join(text.split()[:25]))
        times.append((time.perf_counter() - begun) * 1000)
        seconds.append((time.process_time() - used) * 1000)
    for text in made.texts[:: max(1, len(made.texts) // 10)]:
        begun = time.perf_counter()
        process.extract(" ".join(text.split()[:25]), made.texts, scorer=Indel.normalized_similarity, score_cutoff=0.6)
        extracts.append((time.perf_counter() - begun) * 1000)
    for values in (times, seconds, extracts):
        values.sort()
    worst = int(len(times) * 0.99)
    return {
        "seconds": 0.0,
        "p50": times[len(times) // 2],
        "p99": times[worst],
        "p99 of CPU": seconds[worst],
        "extract": extracts[len(extracts) // 2],
    }


def planted(made: Texts) -> Pairs:
    """Return the planted pairs that are alike, as first texts of their folds."""
    corpus = collapse(made.texts, at_once=True)
    texts = normalised(corpus)
    place = {text: d for d, first in enumerate(corpus.first) for text in (first, *corpus.copies.get(d, ()))}
    near = {
        tuple(sorted((place[text], place[source])))
        for kind in ("typographic", "truncated", "reworded")
        for text, source in made.made.get(kind, [])
        if place[text] != place[source]
    }
    return verified(corpus, texts, [(i, j) for i, j in near])


def measured(contestant: Callable[[Texts], dict[str, Any]], size: int, seed: int) -> dict[str, Any]:
    made = generate(size, seed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = contestant(made)
    result["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    result["megabytes of texts"] = before // 1024
    return result


def apart(contestant: Callable[[Texts], dict[str, Any]], size: int, seed: int) -> dict[str, Any]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measured, contestant, size, seed).result()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[2_000, 20_000])
    parser.add_argument("--others", type=int, default=20_000)
    parser.add_argument("--brute", type=int, default=5_000)
    parser.add_argument("--queries", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    report: dict[int, dict[str, Any]] = {}
    for size in args.sizes:
        rows: dict[str, dict[str, Any]] = {}
        contestants: dict[str, Callable[[Texts], dict[str, Any]]] = {
            "argmap": with_argmap,
            "argmap, pairs alone": with_candidates_only,
        }
        if size <= args.others:
            contestants |= {
                "datasketch": with_datasketch,
                "rensa": with_rensa,
                "rensa, characters": with_rensa_on_characters,
            }
        if size <= args.brute:
            contestants["brute force"] = with_brute_force
        if size <= args.queries:
            contestants["questions"] = with_queries
        for name, contestant in contestants.items():
            rows[name] = apart(contestant, size, args.seed)
        truth = rows["brute force"]["pairs"] if "brute force" in rows else planted(generate(size, args.seed))
        print(f"{size:,} texts, {len(truth):,} pairs alike ({'all' if size <= args.brute else 'planted'})")
        for name, row in rows.items():
            if "pairs" in row:
                row["recall"] = len(row["pairs"] & truth) / max(1, len(truth))
                row["pairs"] = len(row["pairs"])
            print(f"  {name:20} " + "  ".join(f"{key} {value:.6g}" for key, value in row.items()), flush=True)
        report[size] = rows
    if args.json:
        args.json.write_text(json.dumps(report, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
