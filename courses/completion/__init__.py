"""When a course is complete: what it asks for, who has done all of it, and when that changes."""
