"""The course "Inovasi daerah: lima langkah dari gagasan sampai pelaporan"."""
