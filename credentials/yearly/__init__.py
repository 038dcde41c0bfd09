"""What the people of an agency learned in a year, row by row, for whoever answers for them."""
