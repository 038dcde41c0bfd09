"""Bookings as calendar programs read them: invitations, files, feeds."""
