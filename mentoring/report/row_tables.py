"""The tables behind the figures: innovations, each with its mentors; sessions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.report.tables import Cell, Column, Table, place_name
from foundation.calendar import local_time as clock
from mentoring.report.figures import SupervisionReport
from mentoring.report.places import Place
from mentoring.report.portfolio import Standing
from mentoring.report.questions import Question


def standing_table(
    standings: Iterable[Standing], report: SupervisionReport, names: Mapping[int, str], caption: str
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
    lines = [_standing(each, report, names) for each in standings]
    return Table(caption, columns, lines)


def session_table(sessions: Iterable[Any], report: SupervisionReport, caption: str) -> Table:
    columns = [
        Column(_("Innovation")),
        Column(_("Regional agency")),
        Column(_("Date")),
        Column(_("Time")),
        Column(_("Mentor")),
        Column(_("Status")),
    ]
    return Table(caption, columns, [_session(each, report) for each in sessions])


def question_table(
    questions: Iterable[Question], report: SupervisionReport, names: Mapping[int, str], caption: str
) -> Table:
    columns = [
        Column(_("About")),
        Column(_("Regional agency")),
        Column(_("Asked")),
        Column(_("Waiting since")),
        Column(_("Overdue")),
        Column(_("Mentor")),
    ]
    return Table(caption, columns, [_question(each, report, names) for each in questions])


def _standing(
    standing: Standing, report: SupervisionReport, names: Mapping[int, str]
) -> list[Cell]:
    since = standing.alone_since
    return [
        Cell(standing.name, reverse("innovations:detail", args=[standing.pk])),
        Cell(_place_name(standing.place, report)),
        Cell(standing.registered_on),
        Cell(_names(standing.mentors, names)),
        Cell(since),
        Cell((report.cut_off - since).days if since else None),
    ]


def _session(session: Any, report: SupervisionReport) -> list[Cell]:
    owner = session.innovation.opd_id
    place = report.places.of_stamp(session.opd_id) if session.opd_id else None
    here = report.places.of_owner(owner)
    # Of an innovation that has left for another agency only the row of that time is shown.
    url = session.get_absolute_url() if here is not None else ""
    return [
        Cell(session.innovation.name, url),
        Cell(_place_name(place or here, report)),
        Cell(timezone.localdate(session.starts_at)),
        Cell(clock.hours(session.starts_at, session.ends_at)),
        Cell(session.mentor.full_name),
        Cell(session.get_status_display()),
    ]


def _place_name(place: Place | None, report: SupervisionReport) -> str:
    return place_name(report.places.get(place) if isinstance(place, int) else None)


def _question(
    question: Question, report: SupervisionReport, names: Mapping[int, str]
) -> list[Cell]:
    # Heads learn that it waits, not what is said.
    url = reverse("mentoring:consultation", args=[question.pk]) if report.reads_all else ""
    return [
        Cell(question.innovation or _("Without innovation"), url),
        Cell(_place_name(question.place, report)),
        Cell(timezone.localdate(question.opened_at)),
        Cell(clock.moment(question.waiting_since) if question.waiting_since else None),
        Cell(_("Yes") if question.is_overdue else _("No")),
        Cell(_names(question.mentors, names)),
    ]


def _names(mentors: Iterable[int], names: Mapping[int, str]) -> str | None:
    return "; ".join(sorted(names[pk] for pk in mentors if pk in names)) or None
