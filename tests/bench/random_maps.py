"""Hold the engine against brute force on many random maps: the nightly run.

`python -m tests.bench.random_maps --count 50000` checks maps of up to 12 coins over all constructs and exits with 1
where any number differs by more than 1e-12. A seed that differs is looked at again with `--first SEED --count 1`.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace

from tests.credence.differences import differences
from tests.strategies import ALL, random_debate


def main() -> int:
    """Return 0 where all maps agree, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--count", type=int, default=50_000, help="how many maps")
    parser.add_argument("--coins", type=int, default=12, help="the most coins a map may have")
    options = parser.parse_args()
    constructs = replace(ALL, coins=options.coins)
    started = time.process_time()
    differing = 0
    for seed in range(options.first, options.first + options.count):
        for line in differences(random_debate(seed, constructs)):
            differing += 1
            print(f"seed {seed}: {line}")
    seconds = time.process_time() - started
    print(f"{options.count} maps, {differing} differences, {seconds:.0f} s of CPU", file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
