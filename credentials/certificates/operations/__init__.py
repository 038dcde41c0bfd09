"""Order, issue and end certificates."""
