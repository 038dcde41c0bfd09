"""Statistics of quizzes: what the marks say about the questions, and about the quiz."""
