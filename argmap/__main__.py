"""`python -m argmap` and the `argmap` script. Must not know any command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line on `sys.argv`; return the exit code."""
    from argmap.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
