"""Enrollments, progress and what a course looks like to its reader."""
