"""What the site adds to the header of every page."""
