"""What is to be done for an innovation: given, reminded of, done."""
