"""The staff list that an agency already has, brought into the registry."""
