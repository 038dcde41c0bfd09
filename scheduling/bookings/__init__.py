"""One row for whatever takes time, what it holds, and the guard of the database."""
