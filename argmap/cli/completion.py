"""`argmap completion`: completion for bash, zsh and fish, and the man page, all made from the parsers.

Knows that they exist. Must not know how each is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import command_parser
from argmap.cli.stop import FINE

if TYPE_CHECKING:
    import argparse

SHELLS = ("bash", "zsh", "fish", "man")
_EXAMPLES = """
argmap completion bash > ~/.local/share/bash-completion/completions/argmap
argmap completion zsh > ~/.zfunc/_argmap          with ~/.zfunc in fpath
argmap completion fish > ~/.config/fish/completions/argmap.fish
argmap completion man > ~/.local/share/man/man1/argmap.1
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(
        subparsers,
        "completion",
        description="Print the completion script of a shell, or the man page.",
        examples=_EXAMPLES,
    )
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


def run(args: argparse.Namespace) -> int:
    """Print the script; return 0."""
    from argmap.cli.grammar import usages

    if args.shell == "man":
        from argmap.cli.manual import manual

        output.write(manual(usages()).rstrip("\n"))
        return FINE
    from argmap.cli import shells

    script = {"bash": shells.bash, "zsh": shells.zsh, "fish": shells.fish}[args.shell]
    output.write(script(usages()).rstrip("\n"))
    return FINE
