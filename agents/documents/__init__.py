"""Papers that the registry prints."""
