"""Versions of a debate that a command is given: a file, or REV:PATH for what git has of it.

Knows git's command line. Must not know debates' meaning.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from argmap.cli.reading import read_document
from argmap.cli.stop import MISSING_PROGRAM, USAGE, Stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.document import Document

_SECONDS = 30


def read_version(word: str) -> Document:
    """Return the document of a file, or of a revision of one (`HEAD:debates/wait.yaml`, as git spells it).

    End with code 2 where there is neither, 3 where git is needed and missing.
    """
    revision, colon, path = word.partition(":")
    if Path(word).exists() or not colon or not revision or not path:
        return read_document(word)
    return _read_revision(revision, path, Path(), word)


def read_committed(file: str) -> Document:
    """Return what the last commit has of a file; end as `read_version` does."""
    folder = Path(file).parent
    prefix = git(["rev-parse", "--show-prefix"], said=f"{file} is in no git repository", folder=folder)
    path = prefix.decode("utf-8", "surrogateescape").rstrip("\n") + Path(file).name
    return _read_revision("HEAD", path, folder, f"HEAD:{path}")


def _read_revision(revision: str, path: str, folder: Path, name: str) -> Document:
    from argmap.document.parse import parse

    data = git(["show", "--end-of-options", f"{revision}:{path}"], said=f"git has no {name}", folder=folder)
    beside = str(PurePosixPath(path).with_suffix(".credences")) + "/"
    listing = ["ls-tree", "-z", "--full-tree", "--name-only", revision, "--", beside]
    names = git(listing, said=f"git cannot list {beside}", folder=folder).decode("utf-8", "surrogateescape")
    companions = {
        PurePosixPath(each).stem: git(["show", f"{revision}:{each}"], said=f"git has no {each}", folder=folder)
        for each in names.split("\0")
        if each.endswith(".yaml")
    }
    return parse(data, name=name, companions=companions or None)


def git(words: Sequence[str], *, said: str, folder: Path | None = None) -> bytes:
    """Return what a git command prints; end with code 2, saying `said`, where it fails, 3 where there is no git."""
    import subprocess

    try:
        done = subprocess.run(
            ["git", *words], cwd=folder, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
    except FileNotFoundError:
        raise Stop("git is not installed", code=MISSING_PROGRAM, help="Install it, or name two files.") from None
    except subprocess.TimeoutExpired:
        raise Stop(f"{said}: it took longer than {_SECONDS} seconds", code=USAGE) from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Stop(said, code=USAGE, lines=tuple(lines[:1]))
    return done.stdout
