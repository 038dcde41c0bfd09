"""Glue for consultations."""
