"""Glue for learners and for the offices that enroll them."""
