"""Private files: taken in by their bytes, given out by rule."""
