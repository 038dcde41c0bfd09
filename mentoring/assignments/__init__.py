"""Who accompanies what."""
