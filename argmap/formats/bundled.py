"""A program of its own: lays out the DOT on standard input with pygraphviz and writes the picture.

Runs in a process apart, because a layout may take long or fail inside a C library. Must not know anything of argmap.
Usage: python bundled.py FORMAT, where FORMAT is one of Graphviz's output formats.
"""

import sys


def main() -> int:
    """Return 0 when the picture was written to standard output, 3 where pygraphviz is there and cannot be used."""
    try:
        import pygraphviz
    except (ImportError, OSError) as error:
        print(error, file=sys.stderr)
        return 3

    graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode())
    picture = graph.draw(format=sys.argv[1], prog="dot")
    sys.stdout.buffer.write(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
