"""Work that is handed in and marked by people."""
