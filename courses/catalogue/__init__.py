"""The list of courses, and how it is narrowed."""
