"""Sessions in the search of a site."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.full_names import full_name
from foundation.calendar import local_time
from foundation.search.kinds import Hit, Row, SearchKind
from foundation.users import AnyUser
from mentoring.models import Session


def _rows(user: AnyUser) -> "models.QuerySet[Session] | None":
    return Session.objects.visible_to(user) if user.is_authenticated else None


def _hit(row: Row) -> Hit:
    said = {"mentor": row.note}
    when = f"{local_time.day_and_moment(row.at)} · " if row.at else ""
    title = f"{row.title}: {row.ref}" if row.ref else row.title
    url = reverse("mentoring:session", args=[row.pk])
    return Hit(title, url, when + _("with %(mentor)s") % said, row.text)


SESSIONS = SearchKind(
    name="sesi",
    label=gettext_lazy("Sessions"),
    order=2,
    rows=_rows,
    hit=_hit,
    columns={
        "title": "innovation__name",
        "at": "booking__starts_at",
        "text": "minutes",
        "note": full_name("mentor__"),
        "ref": "topic",
    },
    titles=("topic", "innovation__name"),
    texts=("minutes",),
    names=("mentor__name",),
)
