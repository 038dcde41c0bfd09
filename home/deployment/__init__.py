"""What a deployment brings along: its address, and no accounts of the demonstration."""
