"""Somebody's own data: taken along, asked to go, erased."""
