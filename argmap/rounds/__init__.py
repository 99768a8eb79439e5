"""Blind rounds: everybody commits to numbers before anybody sees any, then all are revealed and can be verified.

Knows debates and what a commitment is. Must not know terminals; only `files` knows disks.
"""
