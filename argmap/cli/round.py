"""`argmap round`: a blind round, in which everybody commits to numbers before anybody sees any.

Knows its options. Must not know how a round is kept or what a commitment is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from argmap.cli.parser import add_file, add_json, add_speaker, command_parser

if TYPE_CHECKING:
    import argparse

_DESCRIPTION = """\
A blind round: everybody writes numbers before anybody sees any, so that nobody follows the first
who speaks. It needs no server, only a way to exchange files, such as git.

  start    say what is asked of whom; writes FILE.rounds/NAME.yaml (for wait.yaml: wait.rounds/1.yaml)
  commit   publish a digest of your numbers; the numbers themselves stay in a private file
  reveal   once all have committed, publish your numbers; they go into the debate
  status   who is waited for, whose numbers hold, and what came of the round

Each person writes one file of their own, wait.rounds/1/WHO.yaml. Exchange files after each step."""
_EXAMPLES = """
argmap round start wait.yaml --leaves
argmap round commit wait.yaml --as critic
argmap round reveal wait.yaml --as critic
argmap round status wait.yaml
"""
_START = """\
Start a round: write down what is asked of whom. Without --questions, --agenda or --leaves the
leaves are asked: the claims that no argument speaks for or against, on which everything else on
the map rests."""
_COMMIT = """\
Commit to your numbers. On a terminal and without numbers, argmap asks one question after the
other. What is published is a digest that hides them and binds you to them. The numbers and a
random salt are kept in a file below the state folder, readable by you alone, until you reveal
them; argmap says where. Nobody else's number is shown. A question may be left open.

Numbers on the command line stay in the shell's history; --from FILE reads `ID: NUMBER` lines
instead."""
_REVEAL = """\
Reveal your numbers, and take them over into the debate as your credences, in one edit. This is
refused while somebody who was asked has not committed, since they could follow what they see;
--without WHO goes on without them, and so does a deadline that is over. A number whose question
has other words by now, or of which you have said something else since, stays in the round alone,
and that is told. Then everybody's numbers are verified: exit code 1 where some are not those
committed to, or were not blind."""
_STATUS = """\
Say who is waited for, and who has revealed. Once somebody has revealed: each person's numbers
before and after, median and range, how far the people are apart on the thesis, and which of the
questions are cruxes now. Everybody's numbers are verified; exit code 1 where some do not hold, or
a file of the round has an error."""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser, with one subparser for each action."""
    parser = command_parser(subparsers, "round", description=_DESCRIPTION, examples=_EXAMPLES)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, prog="argmap round")
    start = actions.add_parser("start", help="say what is asked of whom", description=_START)
    add_file(start)
    asked = start.add_mutually_exclusive_group()
    asked.add_argument("--questions", metavar="ID,ID", help="ask about these claims and arguments")
    asked.add_argument("--agenda", type=int, metavar="N", help="ask the first N of `argmap cruxes FILE --agenda`")
    asked.add_argument("--leaves", action="store_true", help="ask about the claims that no argument bears on (default)")
    start.add_argument("--people", metavar="WHO,WHO", help="who is asked (default: every participant)")
    start.add_argument("--name", metavar="NAME", help="what the round is called (default: the next number)")
    start.add_argument("--deadline", metavar="DAY", help="the last day to commit, in UTC, such as 2026-12-05")
    commit = actions.add_parser("commit", help="commit to your numbers without showing them", description=_COMMIT)
    add_file(commit)
    commit.add_argument("numbers", metavar="ID=P", nargs="*", help="a number for a question: 0.7, 70%% or 7:3")
    add_speaker(commit)
    commit.add_argument("--from", dest="source", metavar="PATH", help="read the numbers from a YAML file; - for stdin")
    commit.add_argument("--again", action="store_true", help="replace your commitment, while nobody has revealed")
    _add_round(commit)
    reveal = actions.add_parser("reveal", help="reveal your numbers and verify everybody's", description=_REVEAL)
    add_file(reveal)
    add_speaker(reveal)
    reveal.add_argument("--without", metavar="WHO", action="append", help="go on without somebody; may be repeated")
    _add_round(reveal)
    status = actions.add_parser("status", help="say how a round stands, and what came of it", description=_STATUS)
    add_file(status)
    _add_round(status)
    add_json(status)


def run(args: argparse.Namespace) -> int:
    """Run the action; return its exit code."""
    code: int = import_module(f"argmap.cli.round_{args.action}").run(args)
    return code


def _add_round(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--round", dest="name", metavar="NAME", help="which round (default: the last that was started)")
