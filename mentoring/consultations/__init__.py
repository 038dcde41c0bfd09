"""Questions, answers and who takes them."""
