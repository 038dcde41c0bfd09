"""Change a team, and ask people into it."""
