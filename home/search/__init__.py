"""What the site knows about a few words."""
