"""State changes of mentoring, one module for each part: import the module you need."""
