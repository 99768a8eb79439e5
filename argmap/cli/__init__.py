"""The command line: one module per command, each a thin twin of documented functions.

Knows arguments, exit codes and standard streams. Must not know the screen (`argmap.tui`), save that `open` starts it.
"""
