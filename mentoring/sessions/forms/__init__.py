"""What is typed about sessions, windows and assignments."""
