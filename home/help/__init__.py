"""Help by role, and what the site keeps about people."""
