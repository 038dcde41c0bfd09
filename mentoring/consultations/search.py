"""Consultations, and what is said in them, in the search of a site: both for whoever may read."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agents.full_names import full_name
from foundation.calendar import local_time
from foundation.search.kinds import Hit, Row, SearchKind, joined
from foundation.users import AnyUser
from mentoring.models import Consultation, Message


def _consultations(user: AnyUser) -> "models.QuerySet[Consultation] | None":
    return Consultation.objects.visible_to(user) if user.is_authenticated else None


def _messages(user: AnyUser) -> "models.QuerySet[Message] | None":
    if not user.is_authenticated:
        return None
    readable = Consultation.objects.visible_to(user).order_by()
    return Message.objects.texts().filter(consultation__in=readable.values("pk"))


def _consultation(row: Row) -> Hit:
    url = reverse("mentoring:consultation", args=[row.pk])
    return Hit(row.title, url, _note(row, row.note, row.ref))


def _message(row: Row) -> Hit:
    consultation, _, seq = row.ref.partition(" ")
    url = f"{reverse('mentoring:consultation', args=[int(consultation)])}#pesan-{seq}"
    return Hit(row.title, url, _note(row, row.note), row.text)


def _note(row: Row, *words: str) -> str:
    when = local_time.moment(row.at) if row.at else ""
    return " · ".join(each for each in (*words, when) if each)


CONSULTATIONS = SearchKind(
    name="konsultasi",
    label=_("Consultations"),
    order=3,
    rows=_consultations,
    hit=_consultation,
    columns={
        "title": "subject",
        "at": "opened_at",
        "note": full_name("opened_by__"),
        "ref": "innovation__name",
    },
    titles=("subject", "innovation__name"),
    names=("opened_by__name",),
)
MESSAGES = SearchKind(
    name="pesan",
    label=_("Messages in consultations"),
    order=4,
    rows=_messages,
    hit=_message,
    columns={
        "title": "consultation__subject",
        "at": "sent_at",
        "text": "text",
        "note": full_name("author__"),
        "ref": joined("consultation_id", models.Value(" "), "seq"),
    },
    texts=("text",),
    is_corrected=False,
)
KINDS = (CONSULTATIONS, MESSAGES)
