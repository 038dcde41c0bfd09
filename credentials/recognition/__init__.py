"""Certificates of other organisers are counted once the clinic has recognised them."""
