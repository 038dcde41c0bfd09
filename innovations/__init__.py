"""Innovations, their owners and the people who carry them."""
