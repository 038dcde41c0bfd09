"""What a quiz asks of whom, and when."""
