"""What a mentor has done in a year, for her own appraisal."""
