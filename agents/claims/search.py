"""People in the search of a site, for whoever answers for their accounts."""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models.functions import Now, TruncDate
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from agents.claims.permissions import charge_of
from agents.full_names import full_name
from agents.models import Person, Posting
from foundation.search.kinds import Hit, Row, SearchKind, joined
from foundation.search.words import Term
from foundation.users import AnyUser

NIP_DIGITS = 18


def _rows(user: AnyUser) -> "models.QuerySet[Person] | None":
    """Those whom the page of the unit lists; colleagues find each other by what they carry."""
    charge = charge_of(user)
    return charge.people() if charge else None


def _nip(user: AnyUser, term: Term) -> Collection[models.Q]:
    """A NIP is typed whole: any part of it would find whoever was born on a day that one tries."""
    is_whole = term.text.isdecimal() and len(term.text) == NIP_DIGITS
    return [models.Q(nip=term.text)] if is_whole else []


def _present(field: str) -> models.Subquery:
    """Of the primary posting of today, which the database knows: this is written once a process."""
    today: Any = TruncDate(Now())
    own = Posting.objects.primary().in_force(today).filter(person=models.OuterRef("pk"))
    latest = own.order_by("-starts_on", "-pk")
    return models.Subquery(latest.values(field)[:1], output_field=models.TextField())


def _hit(row: Row) -> Hit:
    url = f"{reverse('agents:unit')}?{urlencode({'q': row.ref})}"
    return Hit(row.title, url, row.note.strip(" ·"))


PEOPLE = SearchKind(
    name="orang",
    label=_("People"),
    order=5,
    rows=_rows,
    hit=_hit,
    columns={
        "title": full_name(),
        "note": joined(_present("position"), models.Value(" · "), _present("opd__name")),
        "ref": "name",
    },
    names=("name",),
    also=_nip,
)
