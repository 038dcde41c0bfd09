"""Drafts that editors send to colleagues for approval: Wagtail's workflow, with people in it."""
