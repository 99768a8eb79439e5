"""`argmap git`: a repository in which git merges debates field by field.

Knows git's settings and attributes. Must not know debates' meaning.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import add_json, command_parser
from argmap.cli.stop import FINDINGS, FINE, Stop
from argmap.cli.versions import git
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    import argparse

_DESCRIPTION = """\
install: have git merge the debates of this repository field by field (`argmap merge`), and name the
entry in the head of each hunk of a diff. It writes lines into .gitattributes, which others get by
committing it, and settings into this clone alone, so each clone is installed once.

status: say whether git does, and for which debates."""
_EXAMPLES = """
argmap git install
argmap git status --json
"""
_ATTRIBUTES = "merge=argmap diff=argmap"
_HUNK_HEAD = r"^ {0,2}([a-z0-9][a-z0-9-]*):"
_NO_REPOSITORY = "this is no git repository"


def add_parser(subparsers: Any) -> None:
    """Add the command's parser, with one subparser for each action."""
    parser = command_parser(subparsers, "git", description=_DESCRIPTION, examples=_EXAMPLES)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, prog="argmap git")
    actions.add_parser("install", help="have git merge debates field by field")
    status = actions.add_parser("status", help="say whether it does")
    add_json(status)


def run(args: argparse.Namespace) -> int:
    """Install, or print the status; return 0, or 1 where something is missing."""
    root = Path(git(["rev-parse", "--show-toplevel"], said=_NO_REPOSITORY).decode().rstrip("\n"))
    return _install(root) if args.action == "install" else _status(root, as_json=args.json)


def _install(root: Path) -> int:
    settings = {
        "merge.argmap.name": "argmap: debates merge field by field",
        "merge.argmap.driver": f"{_program()} merge %O %A %B -o %A --names %X %Y",
        "diff.argmap.xfuncname": _HUNK_HEAD,
    }
    for key, value in settings.items():
        git(["config", "--local", key, value], said="git cannot keep settings here", folder=root)
    debates = _debates(root)
    missing = [each for each in debates if not _is_covered(root, each)]
    patterns = sorted({_pattern(each) for each in missing}) if debates else ["/*.yaml"]
    if missing or not debates:
        _add_attributes(root / ".gitattributes", [f"{pattern} {_ATTRIBUTES}" for pattern in patterns])
    output.say("git merges debates with argmap here now; commit .gitattributes so that other clones can do the same")
    return FINE


def _program() -> str:
    """Return how a shell starts this program, wherever git runs it."""
    from shlex import quote

    if shutil.which("argmap"):
        return "argmap"
    return f"{quote(sys.executable)} -m argmap"


def _pattern(path: str) -> str:
    """Return the pattern of a debate's folder; a name that a pattern cannot hold is covered by all YAML files."""
    folder = PurePosixPath(path).parent.as_posix()
    if any(char in folder for char in ' \t"\\*?[]!#') or not folder.isascii():
        return "*.yaml"
    return f"/{PurePosixPath(folder) / '*.yaml'}".replace("/./", "/")


def _add_attributes(file: Path, lines: list[str]) -> None:
    from argmap.text.store import ChangedOnDisk, current_digest, save

    before = current_digest(file)
    text = file.read_text("utf-8") if before is not None else ""
    new = [line for line in lines if line not in text.splitlines()]
    if not new:
        return
    gap = "" if not text or text.endswith("\n") else "\n"
    try:
        save(file, (text + gap + "\n".join(new) + "\n").encode(), expected=before)
    except ChangedOnDisk as changed:
        raise Stop(str(changed), code=FINDINGS, help="Run the command again.") from None


def _debates(root: Path) -> list[str]:
    """Return the debates that git tracks or would, by their path in the repository."""
    from argmap.merge.documents import is_debate

    listed = git(
        ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "*.yaml", "*.yml"],
        said=_NO_REPOSITORY,
        folder=root,
    )
    names = sorted(set(listed.decode("utf-8", "surrogateescape").split("\0")) - {""})
    return [name for name in names if (root / name).is_file() and is_debate((root / name).read_bytes())]


def _is_covered(root: Path, path: str) -> bool:
    said = git(["check-attr", "-z", "merge", "--", path], said=_NO_REPOSITORY, folder=root)
    return said.decode("utf-8", "surrogateescape").split("\0")[2:3] == ["argmap"]


def _status(root: Path, *, as_json: bool) -> int:
    from argmap.document import load

    debates = [
        {"path": path, "merged": _is_covered(root, path), "conflicts": len(load(root / path).debate.conflicts)}
        for path in _debates(root)
    ]
    driver = _has_driver(root)
    if as_json:
        output.write(to_json({"driver": driver, "debates": debates}))
    else:
        output.write("driver     installed" if driver else "driver     missing: argmap git install")
        for each in debates:
            how = "field by field" if each["merged"] else "line by line: argmap git install"
            left = f", {each['conflicts']} to decide: argmap resolve" if each["conflicts"] else ""
            output.write(f"{display_text(str(each['path']))}  {how}{left}")
    fine = driver and all(each["merged"] and not each["conflicts"] for each in debates)
    return FINE if fine else FINDINGS


def _has_driver(root: Path) -> bool:
    try:
        return bool(git(["config", "merge.argmap.driver"], said="", folder=root).strip())
    except Stop as stop:
        if stop.message:
            raise
        return False
