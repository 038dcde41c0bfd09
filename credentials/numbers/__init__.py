"""Numbers of certificates: patterns, series, and the book in which each number stands once."""
