"""State changes of consultations."""
