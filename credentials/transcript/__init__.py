"""What a person has learned, year by year, for herself: on a page, as PDF and as a workbook."""
