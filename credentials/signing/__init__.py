"""Electronic signatures. What a certificate says of its signature is true of it."""
