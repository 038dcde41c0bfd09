"""An account takes over a staff record by proof, and gives it up when the office says so."""
