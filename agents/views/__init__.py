"""Glue of the registry's own pages."""
