"""What editors have to do."""
