"""Other times, limits and attempts for a person or an OPD."""
