"""Local time, holidays and working days."""
