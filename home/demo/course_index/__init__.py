"""The published demo course *Mengisi indeks inovasi daerah*, as data."""
