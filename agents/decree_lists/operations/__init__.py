"""Read a list, plan what it would do, do it; end all that a decree gave."""
