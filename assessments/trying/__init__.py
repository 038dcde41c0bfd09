"""Editors try a quiz as it is drafted; nothing of it is kept."""
