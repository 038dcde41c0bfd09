"""Which form of learning counts how many JP: the clinic enters the rules, with their source."""
