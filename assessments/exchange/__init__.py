"""Questions from files, and into files."""
