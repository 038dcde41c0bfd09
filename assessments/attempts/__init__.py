"""Attempts of quizzes: begun, answered, handed in."""
