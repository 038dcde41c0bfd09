"""Whoever is on leave is busy."""
