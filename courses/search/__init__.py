"""What is found of courses, by whom, and what a host's own ways show of them."""
