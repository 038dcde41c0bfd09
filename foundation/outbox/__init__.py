"""What must happen after a change: written with it, tried until it is done."""
