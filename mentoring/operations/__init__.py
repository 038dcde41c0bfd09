"""State changes of mentoring."""
