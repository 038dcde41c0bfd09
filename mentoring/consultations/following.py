"""What the socket and the bell know of consultations."""

from collections.abc import Collection, Hashable, Iterable
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext

from foundation.notices.bells import BellLine
from foundation.users import Account, AnyUser
from innovations.models import Member
from mentoring.consultations.notices import TOPIC
from mentoring.header import facts_of
from mentoring.models import Assignment, Consultation, Participant
from mentoring.models.consultations import STREAMS

MOST_FOLLOWED = 40
MOST_LINES = 20


def followable(user: AnyUser, keys: Collection[str]) -> list[str]:
    """The rule of the streams "consultation:<key>": those whose thread the account may read. One
    query."""
    names = [f"{STREAMS}{key}" for key in keys]
    seen = Consultation.objects.visible_to(user).filter(stream__name__in=names)
    return [name.removeprefix(STREAMS) for name in seen.values_list("stream__name", flat=True)]


def followed(user: AnyUser) -> list[str]:
    """Names of the streams of the threads in which the account takes part and that it may still
    read: MOST_FOLLOWED at most, those that moved last first."""
    if not user.is_authenticated:
        return []
    mine = Participant.objects.filter(person__user_id=user.pk, left_at=None)
    found = Consultation.objects.visible_to(user).filter(pk__in=mine.values("consultation"))
    latest = found.order_by(models.F("stream__changed_at").desc(nulls_last=True))
    return list(latest.values_list("stream__name", flat=True)[:MOST_FOLLOWED])


def rights(accounts: Collection[Any]) -> Iterable[tuple[Any, Hashable]]:
    """Pairs of account and (kind, key of the row) for `accounts` (ids), on which reading threads
    hangs: places in teams, assignments readable today, questions taken. One query. Appointments are
    not among them: they are watched where they are kept."""
    today = timezone.localdate()
    held = [
        _pairs("member", Member.objects.all(), "person", accounts),
        _pairs("reads", Assignment.objects.readable(today), "appointment__person", accounts),
        _pairs("claim", Participant.objects.filter(holds_claim=True), "person", accounts),
    ]
    for account, kind, pk in held[0].union(*held[1:], all=True).order_by():
        yield account, (kind, pk)


def _pairs(
    kind: str, rows: models.QuerySet[Any], person: str, accounts: Collection[Any]
) -> models.QuerySet[Any, Any]:
    account = f"{person}__user_id"
    label = models.Value(kind, output_field=models.CharField())
    return rows.filter(**{f"{account}__in": accounts}).order_by().values_list(account, label, "pk")


def has_unread(user: Account) -> bool:
    """Whether `unread` may answer some: what every page asks, in the question of its header."""
    return facts_of(user).has_unread


def unread(user: Account) -> models.QuerySet[Consultation]:
    """The threads that hold something new for the account, of those that it has opened before: the
    others have a notice of their own in the bell. They are counted in one query with the
    notices."""
    mine = Participant.objects.filter(person__user_id=user.pk).opened_and_unread()
    return Consultation.objects.visible_to(user).filter(pk__in=mine.values("consultation"))


def lines(user: Account) -> list[BellLine]:
    """The threads that `unread` counts, as lines of the bell's page; MOST_LINES at most, those that
    moved last first."""
    if not has_unread(user):
        return []
    latest = unread(user).order_by(models.F("stream__changed_at").desc(nulls_last=True))
    return [
        BellLine(
            gettext("New messages in the consultation %(subject)s") % {"subject": each.subject},
            each.get_absolute_url(),
            each.stream.changed_at or each.opened_at,
            TOPIC.name,
        )
        for each in latest.select_related("stream")[:MOST_LINES]
    ]
