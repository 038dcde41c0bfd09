"""A mentor's own page: what needs her, in the order in which it does."""
