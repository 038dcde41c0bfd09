"""Lines in a person's bell (*Kabar*): what is new for her."""
