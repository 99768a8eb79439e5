"""Characters: spans, YAML events as a tree with positions, splices, safe display, the atomic store.

Knows text. Must not know that a text is a debate.
"""
