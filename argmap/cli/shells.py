"""Completion scripts for bash, zsh and fish.

Knows each shell's quoting and completion commands. Must not know what any command does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.cli.grammar import FILES, FOLDERS, Option, Positional, Usage

_BASH = """\
# bash completion for argmap; made by `argmap completion bash`
_argmap() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
    local command=${{COMP_WORDS[1]}} kind=${{COMP_WORDS[2]}}
    COMPREPLY=()
    if [[ $COMP_CWORD -eq 1 ]]; then
        COMPREPLY=($(compgen -W '{commands}' -- "$word") $(compgen -f -X '!*.y*ml' -- "$word"))
        return
    fi
    case "$command $before" in
{values}
    esac
    local words= options=
    case "$command" in
{words}
    esac
    case "$command $kind" in
{kinds}
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    else
        COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
    fi
}}
complete -o filenames -F _argmap argmap
"""


def bash(usages: Sequence[Usage]) -> str:
    """Return the completion script for bash."""
    top = [usage for usage in usages if len(usage.words) == 1]
    values, words, kinds = [], [], []
    for usage in usages:
        for option in usage.options:
            for name in option.names:
                if option.choices:
                    reply = f"COMPREPLY=($(compgen -W '{' '.join(option.choices)}' -- \"$word\")); return"
                    values.append(f'        "{usage.words[0]} {name}") {reply};;')
        own = " ".join((*usage.kinds, *_choices(usage.positionals)))
        reply = f"words='{own}' options='{' '.join(_spellings(usage))}';;"
        if len(usage.words) == 1:
            words.append(f"        {usage.words[0]}) {reply}")
        else:
            kinds.append(f'        "{" ".join(usage.words)}") {reply}')
    return _BASH.format(
        commands=" ".join(usage.words[0] for usage in top),
        values="\n".join(dict.fromkeys(values)),
        words="\n".join(words),
        kinds="\n".join(kinds),
    )


def zsh(usages: Sequence[Usage]) -> str:
    """Return the completion script for zsh."""
    lines = ["#compdef argmap", "# zsh completion for argmap; made by `argmap completion zsh`", ""]
    for usage in usages:
        lines += _zsh_function(usage, usages)
    top = [usage for usage in usages if len(usage.words) == 1]
    lines += [
        "_argmap() {",
        "  local context state line curcontext=$curcontext",
        "  _arguments -C '1: :->command' '*:: :->rest'",
        "  case $state in",
        "    command)",
        "      local -a commands=(",
        *(f"        {_quoted(f'{usage.words[0]}:{usage.help}')}" for usage in top),
        "      )",
        "      _describe command commands",
        "      _files -g '*.(yaml|yml)'",
        "      ;;",
        "    rest) (( $+functions[_argmap_$words[1]] )) && _argmap_$words[1] ;;",
        "  esac",
        "}",
        "",
        '_argmap "$@"',
    ]
    return "\n".join(lines) + "\n"


def fish(usages: Sequence[Usage]) -> str:
    """Return the completion script for fish."""
    lines = [
        "# fish completion for argmap; made by `argmap completion fish`",
        "complete -c argmap -f",
        "complete -c argmap -n __fish_use_subcommand -F",
    ]
    for usage in usages:
        seen = " ; and ".join(f"__fish_seen_subcommand_from {word}" for word in usage.words)
        before = " ; and ".join(f"__fish_seen_subcommand_from {word}" for word in usage.words[:-1])
        condition = before or "__fish_use_subcommand"
        lines.append(f"complete -c argmap -n {_quoted(condition)} -a {usage.words[-1]} -d {_quoted(usage.help)}")
        lines += [_fish_option(option, seen) for option in usage.options]
        choices = _choices(usage.positionals)
        if choices:
            lines.append(f"complete -c argmap -n {_quoted(seen)} -a {_quoted(' '.join(choices))}")
        if usage.takes_files:
            lines.append(f"complete -c argmap -n {_quoted(seen)} -F")
    return "\n".join(lines) + "\n"


def _zsh_function(usage: Usage, usages: Sequence[Usage]) -> list[str]:
    lines = [f"_argmap_{'_'.join(usage.words)}() {{"]
    if usage.kinds:
        helps = {other.words[-1]: other.help for other in usages if other.words[:-1] == usage.words}
        lines += [
            "  local context state line curcontext=$curcontext",
            "  _arguments -C '1: :->kind' '*:: :->rest'",
            "  case $state in",
            "    kind)",
            "      local -a kinds=(",
            *(f"        {_quoted(f'{kind}:{helps.get(kind, str())}')}" for kind in usage.kinds),
            "      )",
            "      _describe kind kinds ;;",
            f"    rest) _argmap_{'_'.join(usage.words)}_$words[1] ;;",
            "  esac",
        ]
    else:
        specs = [*_zsh_options(usage.options), *_zsh_positionals(usage.positionals)]
        lines.append("  _arguments \\")
        lines += [f"    {_quoted(spec)} \\" for spec in specs[:-1]]
        lines += [f"    {_quoted(spec)}" for spec in specs[-1:]]
    return [*lines, "}", ""]


def _zsh_options(options: Iterable[Option]) -> list[str]:
    specs = []
    for option in options:
        help = option.help.replace("[", "(").replace("]", ")").replace(":", "\\:")
        value = "" if option.value is None else f":{option.value}:{_zsh_action(option.value, option.choices)}"
        specs += [f"*{name}[{help}]{value}" for name in option.names]
    return specs


def _zsh_positionals(positionals: Iterable[Positional]) -> list[str]:
    specs = []
    for number, each in enumerate(positionals, 1):
        place = "*" if each.many else f"{number}"
        specs.append(f"{place}:{each.name}:{_zsh_action(each.name, each.choices)}")
    return specs


def _zsh_action(name: str, choices: Sequence[str]) -> str:
    if choices:
        return f"({' '.join(choices)})"
    if name in FOLDERS:
        return "_files -/"
    return "_files" if name in FILES else " "


def _fish_option(option: Option, seen: str) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
    line = f"complete -c argmap -n {_quoted(seen)} {names} -d {_quoted(option.help)}"
    if option.choices:
        return f"{line} -x -a {_quoted(' '.join(option.choices))}"
    if option.value is None:
        return line
    return f"{line} -r -F" if option.value in FILES | FOLDERS else f"{line} -x"


def _spellings(usage: Usage) -> list[str]:
    return [name for option in usage.options for name in option.names]


def _choices(positionals: Iterable[Positional]) -> list[str]:
    return [choice for each in positionals for choice in each.choices]


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "'\\''") + "'"
