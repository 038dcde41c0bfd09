"""What somebody has to do: what is due, who waits for her, what comes next.

Each subject registers what it knows, and the frame asks once for all of them:

- a `kinds.AgendaKind` gives the rows of one person's work. The frame puts the rows of all kinds
  together, orders and cuts them in one query, and asks each kind once for the names and addresses
  of those that are shown;
- a `figures.AgendaFigure` gives rows of work that is counted and not listed one by one, such as the
  questions that are late in an agency. The frame counts all figures in one query.

`agenda.Agenda` is what pages show. The start page, a desk and the admin's first page are views of it.
"""
