"""Lines in the bells of those whom a change of the registry concerns."""
