"""Reminding people of what they owe an innovation."""
