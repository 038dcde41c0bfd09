"""Shared mechanics without a word of the domain; imports no other app of ours."""
