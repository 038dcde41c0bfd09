"""Answers that a person grades."""
