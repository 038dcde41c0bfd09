"""State changes of the registry, one module per aggregate."""
