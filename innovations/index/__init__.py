"""Index years as data, and the arithmetic of the regional innovation index (IID)."""
