"""Glue for mentoring."""
