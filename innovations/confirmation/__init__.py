"""Whose innovation it is, said by the owner and not by whoever registers it."""
