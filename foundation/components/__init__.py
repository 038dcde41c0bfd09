"""Components of pages, and the page that shows them all."""
