"""The tables behind the figures: innovations, sessions and consultations, each with its mentors."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from agents.reporting.opds import OpdKey
from agents.reporting.tables import opd_name
from foundation.calendar import local_time
from foundation.reports.tables import Cell, Column, Table
from mentoring.report.answers import CountedQuestion
from mentoring.report.consultations import CountedConsultation
from mentoring.report.figures import MentoringReport
from mentoring.report.followups import CountedFollowUp
from mentoring.report.innovations import CountedInnovation
from mentoring.report.stalled import StalledInnovation


def innovation_table(
    innovations: Iterable[CountedInnovation],
    report: MentoringReport,
    names: Mapping[int, str],
    caption: str,
) -> Table:
    """`names`: of the mentors, by the id of the person."""
    columns = [
        Column(_("Innovation")),
        Column(_("Regional agency")),
        Column(_("Registered")),
        Column(_("Mentor")),
        Column(_("Without mentor since")),
        Column(_("Days without mentor"), numeric=True),
    ]
    lines = [_innovation(each, report, names) for each in innovations]
    return Table(caption, columns, lines)


def session_table(sessions: Iterable[Any], report: MentoringReport, caption: str) -> Table:
    """`sessions` with their innovation and mentor."""
    columns = [
        Column(_("Innovation")),
        Column(_("Regional agency")),
        Column(_("Date")),
        Column(_("Time")),
        Column(_("Mentor")),
        Column(_("Status")),
    ]
    return Table(caption, columns, [_session(each, report) for each in sessions])


def consultation_table(
    consultations: Iterable[CountedConsultation],
    report: MentoringReport,
    names: Mapping[int, str],
    caption: str,
) -> Table:
    """`names`: as above."""
    columns = [
        Column(_("About")),
        Column(_("Regional agency")),
        Column(_("Asked")),
        Column(_("Waiting since")),
        Column(_("Overdue")),
        Column(_("Mentor")),
    ]
    return Table(caption, columns, [_consultation(each, report, names) for each in consultations])


def stalled_table(
    stalled: Iterable[StalledInnovation],
    report: MentoringReport,
    names: Mapping[int, str],
    caption: str,
) -> Table:
    """`names`: as above."""
    columns = [
        Column(_("Innovation")),
        Column(_("Regional agency")),
        Column(_("Mentor")),
        Column(_("Last session")),
        Column(_("Days without session"), numeric=True),
    ]
    lines = [
        [
            _innovation_cell(each.innovation.name, each.innovation.pk),
            Cell(_opd_name(each.innovation.opd, report)),
            Cell(_names(each.mentors, names)),
            Cell(each.met_on),
            Cell(each.quiet_days),
        ]
        for each in stalled
    ]
    return Table(caption, columns, lines)


def follow_up_table(
    follow_ups: Iterable[CountedFollowUp],
    report: MentoringReport,
    names: Mapping[int, str],
    caption: str,
) -> Table:
    """`names`: of those who owe them, by the id of the person."""
    columns = [
        Column(_("Innovation")),
        Column(_("Regional agency")),
        Column(_("Who")),
        Column(_("Due date")),
        Column(_("Days late"), numeric=True),
    ]
    lines = [
        [
            _innovation_cell(each.innovation, each.innovation_id),
            Cell(_opd_name(each.opd, report)),
            Cell(names.get(each.owner)),
            Cell(each.due_on),
            Cell((report.cut_off - each.due_on).days),
        ]
        for each in follow_ups
    ]
    return Table(caption, columns, lines)


def answer_table(
    questions: Iterable[CountedQuestion],
    report: MentoringReport,
    names: Mapping[int, str],
    caption: str,
) -> Table:
    """`names`: of those who answered, by the id of the person."""
    columns = [
        Column(_("About")),
        Column(_("Regional agency")),
        Column(_("Asked")),
        Column(_("First answer")),
        Column(_("Answered by")),
        Column(_("Working days"), numeric=True),
    ]
    lines = [
        [
            _about(each.innovation, each.pk, report),
            Cell(_opd_name(each.opd, report)),
            Cell(timezone.localdate(each.asked_at)),
            Cell(timezone.localdate(each.answered_at) if each.answered_at else None),
            Cell(names.get(each.by) if each.by else None),
            Cell(each.days),
        ]
        for each in questions
    ]
    return Table(caption, columns, lines)


def _innovation_cell(name: str, pk: int) -> Cell:
    return Cell(name, reverse("innovations:detail", args=[pk]))


def _mentors(
    innovation: CountedInnovation, report: MentoringReport, names: Mapping[int, str]
) -> Cell:
    """Who accompanies it; while nobody does, the clinic's way to assign somebody."""
    if innovation.mentors or not (report.is_of_now and report.reads_all):
        return Cell(_names(innovation.mentors, names))
    url = reverse("mentoring:assign_to", args=[innovation.pk])
    return Cell(None, url, offer=_("Assign a mentor"))


def _about(innovation: str, consultation: int, report: MentoringReport) -> Cell:
    # Heads learn that it waits, not what is said.
    url = reverse("mentoring:consultation", args=[consultation]) if report.reads_all else ""
    return Cell(innovation or _("Without innovation"), url)


def _innovation(
    innovation: CountedInnovation, report: MentoringReport, names: Mapping[int, str]
) -> list[Cell]:
    since = innovation.alone_since
    return [
        _innovation_cell(innovation.name, innovation.pk),
        Cell(_opd_name(innovation.opd, report)),
        Cell(innovation.registered_on),
        _mentors(innovation, report, names),
        Cell(since),
        Cell((report.cut_off - since).days if since else None),
    ]


def _session(session: Any, report: MentoringReport) -> list[Cell]:
    stamped = report.opds.of_stamp(session.opd_id) if session.opd_id else None
    owned = report.opds.of_owner(session.innovation.opd_id)
    # Of an innovation that has left for another agency only the row of that time is shown.
    url = session.get_absolute_url() if owned is not None else ""
    return [
        Cell(session.innovation.name, url),
        Cell(_opd_name(stamped or owned, report)),
        Cell(timezone.localdate(session.starts_at)),
        Cell(local_time.hours(session.starts_at, session.ends_at)),
        Cell(session.mentor.full_name),
        Cell(session.get_status_display()),
    ]


def _consultation(
    consultation: CountedConsultation, report: MentoringReport, names: Mapping[int, str]
) -> list[Cell]:
    return [
        _about(consultation.innovation, consultation.pk, report),
        Cell(_opd_name(consultation.opd, report)),
        Cell(timezone.localdate(consultation.opened_at)),
        Cell(local_time.moment(consultation.waiting_since) if consultation.waiting_since else None),
        Cell(_("Yes") if consultation.is_overdue else _("No")),
        Cell(_names(consultation.mentors, names)),
    ]


def _opd_name(opd: OpdKey | None, report: MentoringReport) -> str:
    return opd_name(report.opds.get(opd) if isinstance(opd, int) else None)


def _names(mentors: Iterable[int], names: Mapping[int, str]) -> str | None:
    return "; ".join(sorted(names[pk] for pk in mentors if pk in names)) or None
