"""Colours: a dark and a light theme after Okabe and Ito, told apart by people who see colours differently.

Knows colours only. Greys have so little colour that a terminal of 256 colours shows them as its own greys.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="argmap-dark",
    primary="#56b4e9",
    secondary="#0072b2",
    accent="#e69f00",
    warning="#e69f00",
    error="#e8743b",
    success="#009e73",
    foreground="#d8dee6",
    background="#121418",
    surface="#1a1c1f",
    panel="#26292d",
    dark=True,
    variables={
        "for": "#56b4e9",
        "against": "#e8743b",
        "undercut": "#cc79a7",
        "crux": "#e6c229",
        "quiet": "#8f9cab",
        "faint": "#454b52",
        "cursor": "#202d3c",
        "bar": "#4f8fb8",
    },
)
LIGHT = Theme(
    name="argmap-light",
    primary="#0069a6",
    secondary="#56b4e9",
    accent="#8c5700",
    warning="#8a5700",
    error="#ad4000",
    success="#007a58",
    foreground="#1c2430",
    background="#fbfbf8",
    surface="#f3f3ee",
    panel="#e9e9e2",
    dark=False,
    variables={
        "for": "#0069a6",
        "against": "#ad4000",
        "undercut": "#9c3f74",
        "crux": "#7d5d00",
        "quiet": "#5a646f",
        "faint": "#c4c8c4",
        "cursor": "#d6e4ef",
        "bar": "#4583ad",
    },
)
THEMES = {theme.name: theme for theme in (DARK, LIGHT)}
