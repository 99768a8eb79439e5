"""The model: frozen values of a debate, changes as values, findings.

Knows what a debate means. Must not know files, positions, engines or screens.
"""
