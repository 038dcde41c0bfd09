"""Spreadsheets that people send, and spreadsheets that we send."""
