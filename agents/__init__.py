"""Who acts: the OPD tree, people, decrees and appointments.

`agents` are people here (agen and pamong inovasi), not software.
"""
