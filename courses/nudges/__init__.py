"""Reminding people of their training."""
