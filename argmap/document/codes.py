"""The codes of reading: what each diagnostic is about, for the catalogue.

Knows the codes of text, schema and rules. Must not know the checks of meaning.
"""

from __future__ import annotations

from argmap.model.diagnostic import Severity

WARNINGS = frozenset(
    {
        *("text-cut-short", "empty-value", "version-not-first", "file-missing", "unread-file"),
        *("repeated-premise", "self-target"),
    }
)
"""The codes that are warnings; every other code of reading is an error."""

CODES: dict[str, str] = {
    "not-utf-8": "A debate file is UTF-8, with or without a byte-order mark.",
    "illegal-character": "Control characters, NUL and halves of characters cannot stand in a file. In double quotes "
    "they can be written as escapes.",
    "conflict-marker": "Git could not merge and left both versions. Only the first marker is told; nothing is written.",
    "not-yaml": "The text cannot be read as YAML. Most often a text wants quotes.",
    "nested-too-deeply": "A debate has six levels; the reader stops at 32.",
    "tab": "YAML is indented with spaces. A tab may stand in quotes, in blocks after |, and in comments.",
    "yaml-anchor": "A text that begins with & is an anchor in YAML. A debate file has none.",
    "yaml-alias": "A text that begins with * is an alias in YAML. A debate file has none.",
    "yaml-tag": "A text that begins with ! is a tag in YAML. A debate file has none.",
    "yaml-merge-key": "<< would copy keys from elsewhere. A debate file says everything in its place.",
    "yaml-directive": "A line that begins with % is a directive in YAML. A debate file has none.",
    "second-document": "A line of --- begins another YAML document. A file holds one debate.",
    "duplicate-key": "Of two values for one key, one would be lost. Both lines are named.",
    "key-not-text": "A key is an id or a word of the format.",
    "text-cut-short": "A # ended a text without quotes. It is taken for a comment without a word when two spaces stand "
    "before it and one after it.",
    "empty-file": "There is no debate in the file.",
    "wrong-type": "A text, a list and a mapping were confused.",
    "unknown-key": "Only the format's own keys, and keys that begin with x-, can stand here.",
    "missing-key": "Something required was not written.",
    "bad-id": "An id is lower-case letters, digits and hyphens, at most 64, and no hyphen first.",
    "not-a-probability": "A probability is a decimal from 0 to 1, a percentage or odds.",
    "empty-value": "A key was written and its value was not.",
    "unknown-version": "The file is of another version of the format.",
    "version-not-first": "`argmap: 1` is the first key, so that a program sees at once what it has before it.",
    "bad-url": "An address begins with http:// or https:// and holds no spaces or quotes.",
    "file-outside": "A source's file lies in the debate's folder, and no link leads out of it.",
    "file-missing": "A source's file is not where the debate says.",
    "unread-file": "A participant's numbers stand in a file of their own whose name ends in .yaml; another ending is "
    "passed over.",
    "bad-status": "A crux is open, agreed, resolved or set-aside.",
    "several-relations": "An argument bears on one thing in one way.",
    "no-relation": "An argument says what it bears on, and how.",
    "merge-conflict": "Two sides changed one thing. The debate is read whole; the conflict waits to be decided.",
    "numbers-in-two-places": "A participant's numbers stand in the debate or in their own file, not in both.",
    "unknown-crux": "The id names no crux of the debate.",
    "unknown-claim": "The id names no claim of the debate.",
    "unknown-argument": "The id names no argument of the debate.",
    "unknown-participant": "The id names no participant of the debate.",
    "unknown-source": "The id names no source of the debate.",
    "unknown-id": "The id names neither a claim nor an argument.",
    "wrong-target": "Arguments undercut arguments; every other relation is to a claim.",
    "id-twice": "Claims and arguments share one namespace, so that a credence is about one thing.",
    "no-thesis": "A debate is about something.",
    "repeated-claim": "A claim stands twice in one list.",
    "self-target": "Nothing lifts or sinks itself. Evidence for itself, and a crux for itself, are errors.",
    "no-premises": "Only `supports` and `rebuts` can do without premises, and then a text says the reason.",
    "repeated-premise": "A premise stands twice, or beside its negation.",
    "likelihoods-misplaced": "Only evidence has likelihoods.",
    "no-likelihoods": "Evidence is as strong as its two likelihoods differ; without them it is nothing.",
    "evidence-premises": "Evidence is one observation, affirmed.",
    "evidence-strength": "Evidence has likelihoods where other arguments have a strength.",
    "evidence-undercut": "Evidence cannot be undercut; its likelihoods say what it is worth.",
    "evidence-not-leaf": "What is observed is not argued for.",
    "evidence-repeated": "An observation belongs to one evidence argument.",
    "evidence-cycle": "A claim cannot follow from what is observed because of it.",
    "small-group": "A group of contraries has two claims or more; a crux has one or more.",
    "prior-misplaced": "An argument has a strength and no prior.",
}
"""What each code of reading is about."""


def severity_of(code: str) -> Severity:
    """Return how grave a code of reading is."""
    return "warning" if code in WARNINGS else "error"
