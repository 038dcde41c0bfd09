"""Pages of an attempt."""
