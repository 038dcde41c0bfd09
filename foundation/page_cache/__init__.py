"""Pages that every visitor sees alike are made once for all of them, in each process.

A page says that it is one of them (`keeping.for_visitors`). A database row, the generation, is raised
in the transaction of every change that a visitor could see; each process reads it at most once a
second and forgets all pages of an older one.
"""
