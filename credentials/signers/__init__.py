"""Who signs certificates, as what, from when until when."""
