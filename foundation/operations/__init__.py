"""State changes of the foundation."""
