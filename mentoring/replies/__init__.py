"""Texts that mentors keep for their messages."""
