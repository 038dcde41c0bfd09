"""What is kept about a person: to read, to take along, to have erased."""
