"""What is settled when a mentor hands over, is relieved, or her decree ends."""
