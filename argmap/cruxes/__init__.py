"""Cruxes: which question would move a person, bring two people together, and where their gap comes from.

Knows measures of information and agreement over propagated credences. Must not know files, text positions or screens.
"""
