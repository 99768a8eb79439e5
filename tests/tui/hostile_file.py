"""A debate file whose every text holds every code point that could control a terminal."""

from __future__ import annotations

import json
from pathlib import Path

from argmap.session import Session

UNSAFE = "".join(
    map(chr, [*range(1, 9), *range(11, 32), *range(0x7F, 0xA0), 0xAD, 0x61C, *range(0x200B, 0x2010)])
) + "".join(map(chr, [*range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xE0001, *range(0xE0041, 0xE0071)]))
"""More than 130: C0 without tab and line feed, DEL, C1, soft hyphen, bidi and zero-width signs, tag characters."""

MARKUP = "see [/foo] [a] [@click=app.quit]x[/] [bold red]y \\[z] [link='file:///etc/passwd']l[/link]"
TEXT = MARKUP + UNSAFE + "\x1b]0;title\x07\x1b]52;c;eA==\x07\x1b[2J\x1b[31m漢字" + "e\u0301" * 3


def _quoted(text: str) -> str:
    """Return a text as a double-quoted scalar of YAML, every unsafe code point escaped."""
    parts = []
    for char in text:
        if char in UNSAFE:
            parts.append(f"\\U{ord(char):08X}")
        else:
            parts.append(json.dumps(char, ensure_ascii=False)[1:-1])
    return '"' + "".join(parts) + '"'


def hostile_text(text: str = TEXT) -> str:
    """Return the debate as YAML: two people, sources, quotes, tags, notes, cruxes, contraries and undercuts."""
    said = _quoted(text)
    claim = f"text: {said}, by: ann, note: {said}, tags: [{said}], quotes: [{{source: thread, text: {said}, by: bo}}]"
    lines = ["argmap: 1", f"title: {said}", "thesis: top", "participants:"]
    lines += [f"  {one}: {{name: {said}, note: {said}}}" for one in ("ann", "bo")]
    lines += ["sources:", f"  thread: {{title: {said}, file: thread.txt, url: 'https://example.org/x', note: {said}}}"]
    lines += ["claims:", *(f"  {id}: {{{claim}}}" for id in ("top", "one", "two", "three", "four", "seen", "apart"))]
    more = f"text: {said}, note: {said}, scheme: {said}"
    lines += ["arguments:", f"  so: {{premises: [one, not two], supports: top, {more}}}"]
    lines += [
        f"  but: {{premises: [three], rebuts: top, {more}}}",
        f"  off: {{premises: [four], undercuts: but, {more}}}",
    ]
    lines += [
        f"  sight: {{premises: [seen], evidence_for: three, likelihoods: {{if_true: 0.8, if_false: 0.3}}, {more}}}"
    ]
    lines += [f"  bare: {{necessary_for: one, premises: [apart], {more}}}", "contraries: [[two, four]]", "cruxes:"]
    lines += [
        f"  c: {{claims: [three], test: {said}, note: {said}, conditionals: {{ann: {{if_true: 0.1, if_false: 0.5}}}}}}"
    ]
    lines += ["credences:", f"  ann: {{three: {{credence: 0.9, note: {said}}}, top: 0.2, one: 0.4}}"]
    lines += [f"  bo: {{three: {{credence: 0.2, note: {said}}}, top: 0.7}}"]
    return "\n".join(lines) + "\n"


def hostile_session(folder: Path, who: str | None = "ann") -> Session:
    """Return the debate as a file with its thread beside it, opened."""
    (folder / "thread.txt").write_text(
        f"{TEXT}\n\n{TEXT} and more words\n\nplain words of a passage\n", encoding="utf-8"
    )
    path = folder / "hostile.yaml"
    path.write_text(hostile_text(), encoding="utf-8")
    return Session.open(path, who=who, state_dir=folder)
