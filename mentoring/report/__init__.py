"""Mentoring per OPD and per mentor: the figures that heads and supervisors must be able to defend.

For year Y with cut-off D = min(today, 31 December Y), in the site's time zone
(`docs/glossary.md`, figures of the mentoring report):

- *innovations*: those registered by D; each counts at the OPD that owns it, or at what had succeeded
  that OPD by D. One of a group counts at no OPD.
- *without mentor*: of those, the ones which nobody accompanies on D: no assignment of the innovation
  or of an OPD above it runs then under a decree in force. *Since*: the day after the last such
  assignment ended, else the day of registration.
- *held*, *missed*, *cancelled*: sessions of that outcome which were to begin in Y and by D, in the
  month in which they were to begin; *unreported*: agreed, over by now, and nobody has said what came
  of them. A session whose outcome was written counts at the OPD that was stamped on it then; any other
  where its innovation counts.
- In a report of this year alone, as of now: *open* consultations, and those whose answer is
  *overdue* (`ConsultationQuerySet.overdue`); each counts where its innovation does or, without one,
  where the asker's OPD does.
- Per mentor, only of what the reader may see: *accompanied* innovations on D, sessions *held* in Y;
  and, in a report of this year alone, sessions *coming* (booked or asked for) and the *open* and
  *overdue* consultations of what she accompanies or has taken. A consultation counts for each of
  its mentors. Whoever holds the whole report sees mentors without any work too; others see those
  alone who accompany, or held sessions with, innovations of their OPDs.
"""
