"""The man page, made from the parsers.

Knows roff. Must not know what any command does.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.cli.grammar import Option, Positional, Usage

_HEAD = """\
.TH ARGMAP 1 "" "argmap {version}" "User Commands"
.SH NAME
argmap \\- turn a dispute into a map that both sides sign
.SH SYNOPSIS
.B argmap
.I FILE
.br
.B argmap
.I COMMAND
[\\fIARGUMENT\\fR ...]
.SH DESCRIPTION
A debate is a YAML file of claims, arguments and everyone's credences.
argmap opens it on the screen, propagates the credences to the thesis, and finds the cruxes:
the questions whose answers would move people.
.SH COMMANDS
"""
_TAIL = """\
.SH EXIT STATUS
.TP
.B 0
fine
.TP
.B 1
findings or conflicts, or a change that was refused
.TP
.B 2
usage, or a file that cannot be read
.TP
.B 3
a needed program (Graphviz) is missing
.TP
.B 130
interrupted
.SH ENVIRONMENT
.TP
.B ARGMAP_AS
who is speaking
.TP
.B NO_COLOR
where set, no colours
.TP
.B COLUMNS
the width to write for
.SH FILES
.TP
.I $XDG_CONFIG_HOME/argmap/config.yaml
settings: \\fBas\\fR, \\fBautosave\\fR, \\fBkeymap\\fR, \\fBtheme\\fR
.TP
.I $XDG_STATE_HOME/argmap/
state
.TP
.I $XDG_DATA_HOME/argmap/demo/
your copies of the debates that come with argmap
"""


def manual(usages: Sequence[Usage]) -> str:
    """Return the man page in roff."""
    from argmap import __version__

    parts = [_HEAD.format(version=__version__)]
    parts += [_section(usage) for usage in usages]
    parts.append(_TAIL)
    return "".join(parts)


def _section(usage: Usage) -> str:
    lines = [f".SS argmap {_escaped(' '.join(usage.words))}{_synopsis(usage)}"]
    lines += _paragraph(usage.description)
    for each in usage.positionals:
        lines += [".TP", f".I {_escaped(each.name)}", _line(each.help)]
    for option in usage.options:
        lines += [".TP", _names(option), _line(option.help)]
    if usage.examples:
        lines += [".PP", "Examples:", ".PP", ".nf", *map(_line, usage.examples.splitlines()), ".fi"]
    return "\n".join(lines) + "\n"


def _synopsis(usage: Usage) -> str:
    words = ["[option ...]"] if usage.options else []
    words += [_positional(each) for each in usage.positionals]
    words += ["KIND ..."] if usage.kinds else []
    return _escaped("".join(f" {word}" for word in words))


def _positional(each: Positional) -> str:
    name = each.name + (" ..." if each.many else "")
    return f"[{name}]" if each.optional else name


def _names(option: Option) -> str:
    names = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in option.names)
    return names + (f" \\fI{_escaped(option.value)}\\fR" if option.value else "")


def _paragraph(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        # Indented lines are laid out by hand and kept so.
        lines += [".br", _line(line)] if line.startswith(" ") else [_line(line) if line.strip() else ".PP"]
    return lines


def _line(text: str) -> str:
    escaped = _escaped(text)
    return f"\\&{escaped}" if escaped[:1] in (".", "'") else escaped


def _escaped(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-")
