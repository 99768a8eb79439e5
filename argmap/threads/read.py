"""A file read as a thread, its format told by its name and its first lines.

`load` alone touches files. Must not know debates.
"""

from __future__ import annotations

from pathlib import Path, PurePath

from argmap.threads.prose import is_wrapped, read_lines, read_markdown, read_paragraphs
from argmap.threads.tables import NoTextColumn, read_csv, read_jsonl
from argmap.threads.transcript import is_transcript, read_transcript
from argmap.threads.values import Columns, Format, Thread

_BY_SUFFIX: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".mbox": "mbox",
    ".mbx": "mbox",
    ".md": "markdown",
    ".markdown": "markdown",
}


class CannotRead(Exception):
    """The file is no thread in the format it seems to be in; the message says why and what to do."""


def load(
    path: Path, *, name: str | None = None, format: Format | None = None, columns: Columns | None = None
) -> Thread:
    """Return the thread in a file; raise OSError or `CannotRead`. `name` stands for the file in what is said of it."""
    return read(path.read_bytes(), name=name or str(path), format=format, columns=columns)


def read(data: bytes, *, name: str, format: Format | None = None, columns: Columns | None = None) -> Thread:
    """Return the thread in these bytes; raise `CannotRead`. Rows and messages that make no sense become remarks."""
    columns = columns or Columns()
    if format is None and data.startswith(b"From "):
        format = "mbox"
    format = format or _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if format == "mbox":
        from argmap.threads.mail import read_mbox

        comments, remarks = read_mbox(data)
        if data.strip() and not comments and not remarks:
            raise CannotRead("it is no mbox: no line in it begins a message with 'From '")
        return Thread(name, "mbox", comments, remarks=remarks)
    text, remarks = _decoded(data)
    title = None
    found: tuple[str, ...] = ()
    if format in ("csv", "jsonl"):
        try:
            comments, found = (read_csv if format == "csv" else read_jsonl)(text, columns)
        except NoTextColumn as error:
            raise CannotRead(str(error)) from None
    elif format == "markdown":
        title, comments = read_markdown(text)
    else:
        format = format or _of_plain(text)
        readers = {"lines": read_lines, "transcript": read_transcript}
        comments = readers.get(format, read_paragraphs)(text)
    return Thread(name, format, comments, title, remarks + found)


def _of_plain(text: str) -> Format:
    if is_transcript(text):
        return "transcript"
    return "paragraphs" if is_wrapped(text) else "lines"


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise CannotRead(f"it is no UTF-16 text: {error.reason}") from None
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if b"\0" in data[:4096]:
            raise CannotRead("it is no text file") from None
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode("cp1252", "replace"), (f"line {line}: no UTF-8; the file was read as Windows-1252",)
