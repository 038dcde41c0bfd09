"""Answers that were handed in are graded anew: looked at first, then written with a reason."""
