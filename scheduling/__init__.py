"""Who and what is busy when: resources, rooms, bookings, windows, leave, calendars."""
