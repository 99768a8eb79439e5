"""Views: plain rows and text blocks that the command line and the terminal screens both show.

Knows what is worth showing and in which order. Must not know terminals, colours or key presses.
"""
