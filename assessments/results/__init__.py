"""Results of a quiz by person, and the gain from a pre-test."""
