"""Templates of certificates: made, changed, and looked at before anything is issued."""
