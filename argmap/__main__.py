"""`python -m argmap` and the `argmap` script. Must not know any command."""

from __future__ import annotations

import gc
import sys

_YOUNGEST = 50_000
"""How many new objects start a collection; Python's 700 costs a start-up, of which all stays, a tenth of its time."""


def main() -> int:
    """Run the command line on `sys.argv`; return the exit code."""
    gc.set_threshold(_YOUNGEST, 20, 100)
    try:
        from argmap.cli.main import main as run

        return run()
    finally:
        # On leaving, Python looks twice for garbage among all that was loaded, a fifth of a short command's time.
        # DuckDB counts what was not collected, and complains on standard error.
        if "duckdb" not in sys.modules:
            gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
