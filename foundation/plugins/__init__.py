"""What every plugin is, and what a site must have for it."""
