"""Times that somebody offers, and the slots that are free in them."""
