"""What people achieved: a ledger, lesson hours, and certificates that anyone can check."""
