"""Which personal data are kept, why, for how long, and what becomes of them."""
