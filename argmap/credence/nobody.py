"""Whose the numbers are where nobody takes part. Must not know numbers."""

from __future__ import annotations

NOBODY = "map"
"""The participant a debate without participants is computed for."""
