"""Clinic sessions: offered, booked, held."""
