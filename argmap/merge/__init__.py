"""Two versions of a debate: what lies between them, and three brought together into one.

Knows debates, changes and how a document is rewritten. Must not know git, screens or engines.
"""
