"""Questions inside lessons and guides: answered at once, counted in no grade."""
