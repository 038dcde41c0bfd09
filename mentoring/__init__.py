"""Who accompanies which innovation: assignments, sessions, consultations."""
