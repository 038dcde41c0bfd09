"""Glue: the account asks, the office answers."""
