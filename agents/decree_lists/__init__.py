"""One decree, many people: a list appoints all at once, and ends all at once."""
