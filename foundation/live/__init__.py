"""Tell open pages at once that something changed."""
