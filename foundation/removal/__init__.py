"""Take a plugin out of a site again: its records into a folder, its pages off, its traces away."""
