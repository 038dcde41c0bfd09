"""An app of somebody else that brings two kinds of activity; only tests install it."""
