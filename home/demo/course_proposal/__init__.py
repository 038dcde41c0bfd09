"""The published demo course *Menyusun proposal inovasi yang siap dinilai*, as data."""
