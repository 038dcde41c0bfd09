"""Every change of an invitation."""
