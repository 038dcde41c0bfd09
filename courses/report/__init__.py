"""Training per OPD."""
