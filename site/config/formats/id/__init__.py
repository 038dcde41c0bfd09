"""Dates, times and numbers as Indonesian officials write them."""
