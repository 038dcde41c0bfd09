"""Screens of regrading: plan and confirm, and what staff do with one attempt."""
