"""Credences: what follows for every claim from what a participant states, exactly.

Knows coin worlds and gradual semantics. Must not know files, text positions or screens.
"""
