"""Courses for a front end of somebody else's, by Wagtail's API v2."""
