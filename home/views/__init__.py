"""Glue between addresses and pages."""
