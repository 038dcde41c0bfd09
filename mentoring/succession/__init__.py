"""What a mentor leaves behind when she accompanies an innovation no more, and who takes it."""
