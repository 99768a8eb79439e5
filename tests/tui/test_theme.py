"""Whether everything can be read: the contrast that WCAG 2.1 asks for, 4.5 for words and 3 for what is drawn."""

import pytest
from textual.color import Color
from textual.theme import Theme

from argmap.tui.theme import THEMES

WORDS = ("foreground", "accent", "warning", "error", "for", "against", "undercut", "crux", "quiet")
GROUNDS = ("background", "surface", "panel", "cursor")


def colour(theme: Theme, name: str) -> Color:
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


def luminance(one: Color) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in one.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(theme: Theme, one: str, other: str) -> float:
    low, high = sorted(luminance(colour(theme, name)) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("word", WORDS)
def test_words_can_be_read(theme: Theme, word: str, ground: str) -> None:
    assert contrast(theme, word, ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_bar_stands_out_from_its_trough(theme: Theme) -> None:
    assert contrast(theme, "bar", "panel") >= 3
