"""Reminding people of what they have still to do: one mail each, noted, not twice a week.

An app that reminds keeps its own record of who was reminded (a model with `person`, `by`, `at`, whose
manager is a `NudgeQuerySet`), and has its own words and its own rule of who may be reminded of what.
The rest is here: whom to leave out and why (`operations`), the mail (`mails`), how it is told to
whoever asked for it (`answers`), the buttons above a list (`agents/reminding/buttons.html`).
"""
