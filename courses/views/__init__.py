"""Glue for bimtek."""
