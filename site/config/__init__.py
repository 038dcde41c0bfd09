"""The deployable project: settings, addresses, entry points of the servers."""
