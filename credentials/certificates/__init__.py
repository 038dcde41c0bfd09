"""Papers: issued once, kept for ever, ended with a reason."""
