"""The staff list that an agency already has, brought into the registry.

`headings`, `rows` and `staff_list` read the file; `matching` and `plan` compare it with the
registry; `applying` writes; `runs` leads an import from the upload to the end.
"""
