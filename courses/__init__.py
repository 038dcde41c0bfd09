"""Bimtek: course pages, enrollment, progress, completion per OPD."""
