"""Mentors invite teams to sessions and propose times."""
