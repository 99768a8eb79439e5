"""An mbox file as comments: one per message, bodies decoded and unescaped.

Knows mail. Must not know files.
"""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from email.utils import parseaddr

from argmap.threads.html_text import html_text
from argmap.threads.prose import paragraphs
from argmap.threads.values import Comment, Passage

_POSTMARK = re.compile(rb"(?:\A|(?<=\n))From [^\n]*\n")
_ESCAPED = re.compile(rb"(?m)^>(>*From )")
# "On Monday Ann wrote:" in the languages of the usual programs, before a quoted paragraph.
_WROTE = re.compile(r"(?s).{3,300}\b(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev)\b.{0,100}:")
_SIGNATURE = re.compile(r"(?m)^-- ?$")


def read_mbox(data: bytes) -> tuple[tuple[Comment, ...], tuple[str, ...]]:
    """Return the messages that have a text, and remarks about those that have none."""
    data = data.replace(b"\r\n", b"\n")
    marks = [m for m in _POSTMARK.finditer(data) if m.start() == 0 or data[m.start() - 2 : m.start()] == b"\n\n"]
    comments: list[Comment] = []
    remarks: list[str] = []
    line, counted = 1, 0
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(data)
        line += data.count(b"\n", counted, mark.start())
        counted = mark.start()
        # Without the escape of "From " at the start of a line, which mbox adds.
        message = email.message_from_bytes(_ESCAPED.sub(rb"\1", data[mark.end() : end]), policy=email.policy.default)
        text = _body(message)
        if text is None or not text.strip():
            remarks.append(f"line {line}: the message has no text; it was left out")
            continue
        text = text.rstrip("\n")
        comments.append(
            Comment(
                text,
                line,
                id=_header(message, "Message-ID"),
                author=_author(message),
                time=_time(message),
                reply_to=_answered(message),
                passages=_passages(text),
            )
        )
    return tuple(comments), tuple(remarks)


def _body(message: EmailMessage) -> str | None:
    try:
        part = message.get_body(("plain", "html"))
        if part is None:
            return None
        text = part.get_content()
    except (LookupError, ValueError, AttributeError, KeyError, TypeError):
        payload = message.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else None
    if not isinstance(text, str):
        return None
    return html_text(text) if part.get_content_type() == "text/html" else text


def _passages(text: str) -> tuple[Passage, ...]:
    """Return the paragraphs without the signature and without the line that only says whom the next one quotes."""
    signature = _SIGNATURE.search(text)
    found = paragraphs(text[: signature.start()] if signature else text)
    quoting = [later.quoted for later in found[1:]] + [False]
    return tuple(p for p, before in zip(found, quoting, strict=True) if not (before and _WROTE.fullmatch(p.text)))


def _answered(message: EmailMessage) -> str | None:
    """Return the message it answers: what it says, else the last it refers to."""
    named = (_header(message, "In-Reply-To") or "").split() or (_header(message, "References") or "").split()[-1:]
    return named[0] if named else None


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = str(message.get(name, "")).strip()
    except (ValueError, IndexError, AttributeError, TypeError):
        return None
    return value or None


def _author(message: EmailMessage) -> str | None:
    name, address = parseaddr(_header(message, "From") or "")
    return name or address or None


def _time(message: EmailMessage) -> str | None:
    value = _header(message, "Date")
    if value is None:
        return None
    try:
        return email.utils.parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError):
        return value
