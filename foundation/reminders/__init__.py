"""What somebody is to be told before something begins or runs out: once, and only while it holds."""
