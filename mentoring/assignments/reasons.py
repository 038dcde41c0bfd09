"""Why somebody fits, what speaks against her, and why another cannot be assigned: in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.assignments.candidates import CONTACT, EXPERTISE, LOAD, Candidate, Excluded, Level
from mentoring.assignments.refusals import WORDS
from mentoring.assignments.rules import AppointmentExpiredError


class Reason(NamedTuple):
    """One part of the fit: `points` of at most `most`."""

    text: str
    points: int
    most: int


@dataclass(frozen=True)
class Offered:
    """A candidate as the page shows her."""

    candidate: Candidate

    @property
    def row(self) -> Any:
        return self.candidate.appointment

    @property
    def decree(self) -> str:
        return decree(self.row)

    @property
    def fit(self) -> list[Reason]:
        return fit(self.candidate)

    @property
    def most(self) -> int:
        """How many points could be had."""
        return sum(each.most for each in self.fit)

    @property
    def doubts(self) -> list[str]:
        return doubts(self.candidate)


@dataclass(frozen=True)
class NotOffered:
    """Somebody who cannot be assigned, as the page shows her."""

    excluded: Excluded

    @property
    def person(self) -> Any:
        return self.excluded.appointment.person

    @property
    def decree(self) -> str:
        return decree(self.excluded.appointment)

    @property
    def why(self) -> str:
        return why_not(self.excluded)


def fit(candidate: Candidate) -> list[Reason]:
    """The parts whose points make the sum; expertise only where some is asked for."""
    load = Reason(_load(candidate), candidate.for_load, LOAD)
    contact = Reason(_contact(candidate), candidate.for_contact, CONTACT)
    if not candidate.asked:
        return [load, contact]
    return [Reason(_skills(candidate), candidate.for_skills, EXPERTISE), load, contact]


def doubts(candidate: Candidate) -> list[str]:
    """What the clinic may overrule."""
    found = []
    if candidate.is_same_unit:
        found.append(
            _("Works in this very unit")
            if candidate.is_for_opd
            else _("Works in the very unit that owns the innovation")
        )
    if candidate.is_full:
        found.append(_("Is full: accompanies as many as one mentor should"))
    if candidate.away_until is not None:
        day = date_format(candidate.away_until)
        found.append(_("Is on leave until %(day)s") % {"day": day})
    return found


def decree(appointment: Any) -> str:
    """`Pamong, SK 800/12/2026, until 31 Desember 2026`."""
    facts = {"kind": appointment.get_kind_display(), "number": appointment.decree.number}
    if appointment.ends_on is None:
        return _("%(kind)s, decree %(number)s, without a last day") % facts
    facts["day"] = date_format(appointment.ends_on)
    return _("%(kind)s, decree %(number)s, until %(day)s") % facts


def why_not(excluded: Excluded) -> str:
    """As it reads where it is refused; of a decree that is not in force, with its days."""
    appointment = excluded.appointment
    if excluded.refusal is not AppointmentExpiredError:
        return str(WORDS[excluded.refusal])
    if appointment.ends_on is not None and appointment.ends_on < timezone.localdate():
        return _("The appointment ended on %(day)s.") % {"day": date_format(appointment.ends_on)}
    if appointment.starts_on > timezone.localdate():
        day = date_format(appointment.starts_on)
        return _("The appointment begins on %(day)s.") % {"day": day}
    return str(WORDS[excluded.refusal])


def _skills(candidate: Candidate) -> str:
    counts = {"count": len(candidate.skills), "asked": candidate.asked}
    text = ngettext(
        "%(count)s of %(asked)s field of expertise matches",
        "%(count)s of %(asked)s fields of expertise match",
        candidate.asked,
    )
    names = ", ".join(f"{name} ({Level(level).label})" for name, level in candidate.skills)
    return f"{text % counts}: {names}" if names else str(text % counts)


def _load(candidate: Candidate) -> str:
    row = candidate.appointment
    counts = {"count": row.accompanied, "most": candidate.at_most, "coming": row.coming}
    text = _("Accompanies %(count)s of at most %(most)s, %(coming)s sessions to come")
    return text % counts


def _contact(candidate: Candidate) -> str:
    if candidate.is_for_opd:
        return _contact_with_opd(candidate.met_on)
    if candidate.met_on is None:
        return _("Has not met this innovation or its agency yet")
    day = {"day": date_format(candidate.met_on)}
    if candidate.met_here:
        return _("Last contact with this innovation on %(day)s") % day
    return _("Last met another innovation of this agency on %(day)s") % day


def _contact_with_opd(met_on: date | None) -> str:
    if met_on is None:
        return _("Has not met an innovation of this agency yet")
    return _("Last contact with an innovation of this agency on %(day)s") % {
        "day": date_format(met_on)
    }
