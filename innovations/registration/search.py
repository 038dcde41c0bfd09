"""Innovations in the search of a site."""

from collections.abc import Collection

from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.search.kinds import Hit, Row, SearchKind, joined
from foundation.search.matching import named
from foundation.search.words import Term
from foundation.users import AnyUser
from innovations.models import Innovation, Member


def _rows(user: AnyUser) -> "models.QuerySet[Innovation] | None":
    return Innovation.objects.visible_to(user) if user.is_authenticated else None


def _team(user: AnyUser, term: Term) -> Collection[models.Q]:
    """Whoever sees an innovation sees who carries it."""
    carrying = Member.objects.filter(named("person__name", term))
    return [models.Q(pk__in=carrying.order_by().values("innovation_id"))]


def _hit(row: Row) -> Hit:
    url = reverse("innovations:detail", args=[row.pk])
    state, _, stage = row.ref.partition(" ")
    words = (
        dict(Innovation.Stage.choices).get(stage)
        if state == Innovation.State.CONFIRMED
        else dict(Innovation.State.choices).get(state)
    )
    return Hit(row.title, url, f"{row.note} · {words}", row.text)


INNOVATIONS = SearchKind(
    name="inovasi",
    label=_("Innovations"),
    order=1,
    rows=_rows,
    hit=_hit,
    columns={
        "title": "name",
        "text": "summary",
        "note": Coalesce("opd__name", "group_name"),
        "ref": joined("state", models.Value(" "), "stage"),
    },
    titles=("name",),
    texts=("summary", "group_name", "opd__name", "opd__short_name"),
    spelled=("summary", "group_name", "opd__name"),
    also=_team,
)
