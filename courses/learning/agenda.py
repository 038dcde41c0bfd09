"""Courses that are due, and those to continue."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.learning.outline import Outline
from courses.models import Enrollment
from foundation.agenda.kinds import AgendaKind, Entry, Item, Rows, Urgency, due, entries
from foundation.compiled import Compiled
from foundation.users import Account


def _rows(user: Account, day: date) -> Rows:
    mine = Enrollment.objects.of(user).in_progress().filter(course__live=True)
    yield entries(
        mine,
        "enrollment",
        title="course__title",
        at="due_on",
        urgency=due("due_on", day, Urgency.CONTINUE),
    )


def _items(found: Collection[Entry], user: Account) -> Mapping[int, Item]:
    """Two queries: enrollments with what is done in each, and the activities of their courses."""
    rows = _rows_of_progress(*(each.pk for each in found))
    # A row for each activity that is begun; one where nothing is.
    begun = [(each.pk, each.activity, each.done) for each in rows if each.activity]
    outlines = Outline.of_many({each.pk: each for each in rows}.values(), begun)
    return {each.enrollment.pk: _item(each) for each in outlines if each.enrollment}


_rows_of_progress: Compiled[Any] = Compiled(
    lambda *keys: (
        Enrollment.objects.filter(pk__in=keys)
        .order_by("pk")
        .select_related("course")
        .annotate(activity=F("progress__activity_id"), done=F("progress__done_at"))
    )
)


def _item(outline: Outline) -> Item:
    step = outline.next_step
    url = step.url if step else outline.course.get_url() or ""
    action = (_("Continue") if outline.done else _("Begin")) if step else ""
    return Item(outline.course.title, url, _note(outline), action)


def _note(outline: Outline) -> str:
    said = {"done": outline.done, "total": outline.total}
    if outline.has_optional:
        done = _("%(done)s of %(total)s required lessons done") % said
    else:
        done = _("%(done)s of %(total)s lessons done") % said
    due_on = outline.enrollment.due_on if outline.enrollment else None
    if due_on is None:
        return done
    due = _("overdue since %(day)s") if due_on < timezone.localdate() else _("due %(day)s")
    return f"{done} · {due % {'day': date_format(due_on, 'j F Y')}}"


ENROLLMENTS = AgendaKind("enrollment", "book", _rows, _items)
