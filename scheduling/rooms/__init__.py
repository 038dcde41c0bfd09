"""Rooms of the clinic."""
