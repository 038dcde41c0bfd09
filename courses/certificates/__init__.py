"""What completing a course leaves in the ledger of achievements, and the paper about it."""
