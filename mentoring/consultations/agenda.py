"""Questions that wait for an answer, and answers that nobody has read."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.db.models import BooleanField, Case, IntegerField, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.agenda import CLINIC, SUPERVISION, UNIT, opds_for
from foundation.agenda.figures import AgendaFigure, FigureGroup
from foundation.agenda.kinds import AgendaKind, Entry, Item, Rows, Urgency, entries
from foundation.calendar import local_time
from foundation.compiled_for import CompiledFor, Key
from foundation.users import Account
from mentoring.models import Consultation
from mentoring.models.consultations import overdue_before
from mentoring.models.rights import rights_of
from mentoring.permissions import is_mentor


def _rows(user: Account, day: date) -> Rows:
    if not is_mentor(user):
        return
    rights = rights_of(user)
    asked: Any = Consultation.objects.filter(rights.answering | rights.queue).waiting()
    yield entries(
        asked,
        "question",
        title="subject",
        at="waiting_since",
        urgency=Case(
            When(waiting_since__lt=overdue_before(day), then=Value(int(Urgency.OVERDUE))),
            default=Value(int(Urgency.WAITING)),
            output_field=IntegerField(),
        ),
    )


def _unread_rows(user: Account, day: date) -> Rows:
    """Of those who ask; what a mentor has not read waits for her answer in most cases."""
    rights = rights_of(user)
    mine: Any = Consultation.objects.filter(rights.asking).with_unread(user)
    unread = mine.filter(unread__gt=0)
    yield entries(
        unread, "answer", title="subject", at="stream__changed_at", urgency=Urgency.WAITING
    )


def _items(found: Collection[Entry], user: Account) -> Mapping[int, Item]:
    since = {each.pk: each.at for each in found if each.at is not None}
    return {
        each.pk: Item(
            each.subject,
            each.get_absolute_url(),
            _("%(person)s has waited for an answer since %(when)s.")
            % {"person": each.opened_by, "when": local_time.day_and_moment(since[each.pk])},
            # What waits for any mentor is taken first: exactly one answers it.
            _("Answer it") if each.is_mine else _("Take it"),
        )
        for each in _questions(user, *map(Key, since))
    }


def _asked(user: Account, *keys: int) -> "QuerySet[Any]":
    is_mine = Case(
        When(rights_of(user).answering, then=Value(value=True)),
        default=Value(value=False),
        output_field=BooleanField(),
    )
    questions: Any = Consultation.objects.filter(pk__in=keys).with_names().order_by()
    annotated: QuerySet[Any] = questions.annotate(is_mine=is_mine)
    return annotated


_questions: CompiledFor[Any] = CompiledFor(_asked)


def _unread_items(found: Collection[Entry], user: Account) -> Mapping[int, Item]:
    # What the agenda has of it is all that is shown.
    return {
        each.pk: Item(
            each.title,
            reverse("mentoring:consultation", args=[each.pk]),
            _("New since %(when)s, not read yet.") % {"when": local_time.day_and_moment(each.at)},
            _("Read"),
        )
        for each in found
        if each.at is not None
    }


KINDS = (
    AgendaKind("question", "chat", _rows, _items),
    AgendaKind("answer", "chat", _unread_rows, _unread_items),
)


def _late(group: FigureGroup, user: Account, day: date) -> "QuerySet[Consultation] | None":
    opds = opds_for(group, user, day)
    if opds is None:
        return Consultation.objects.overdue(day)
    if not opds:
        return None
    own = Q(innovation__opd_id__in=opds) | Q(innovation=None, opd_id__in=opds)
    return Consultation.objects.overdue(day).filter(own)


def _prepared(questions: "QuerySet[Any]") -> "QuerySet[Any]":
    return questions.select_related("innovation", "opd").order_by("waiting_since", "pk")


def _late_item(group: FigureGroup, question: Any) -> Item:
    """The clinic, which reads and answers all, is led to the question. Whoever answers for an agency
    learns that one waits, not what it says."""
    where = question.innovation or question.opd or _("without an agency")
    since = local_time.day_and_moment(question.waiting_since)
    note = _("Waiting since %(when)s") % {"when": since}
    if group == CLINIC:
        return Item(question.subject, question.get_absolute_url(), f"{where}. {note}")
    return Item(str(where), reverse("mentoring:supervision"), note)


FIGURES = tuple(
    AgendaFigure(
        f"late_questions_of_{group.name}",
        group,
        gettext_lazy("Questions that wait too long"),
        30,
        partial(_late, group),
        lambda user: reverse("mentoring:supervision_rows", args=["semua", "overdue"]),
        _prepared,
        partial(_late_item, group),
    )
    for group in (UNIT, CLINIC, SUPERVISION)
)
