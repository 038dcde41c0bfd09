"""Questions and, later, quizzes and assignments: activities of a course."""
