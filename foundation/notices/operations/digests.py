"""One mail a day for whoever chose it: what is due or waits, and what is new in the bell."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.agenda.agenda import Agenda
from foundation.app_settings import app_settings
from foundation.calendar import local_time
from foundation.models import Delivery, Notice, NoticeChoice, NoticeHours, OutboxMessage, Stream
from foundation.notices.bells import Owner, lines_of, owner_of
from foundation.notices.choices import choices_of
from foundation.notices.operations.mails import DIGEST, full_address, mail_about, render_text
from foundation.notices.sentences import known_kinds, sentence_of
from foundation.notices.topics import Topic, kinds_of
from foundation.outbox import operations as outbox
from foundation.outbox.mail import post
from foundation.outbox.wishes import UnwantedError
from foundation.request_cache import request_cache

AT_ONCE = 500  # in one minute; the next takes the rest
MOST_LINES = 30
AGENDA = Topic(
    "agenda",
    gettext_lazy("What is due"),
    gettext_lazy("What is due or overdue, and who waits for you."),
    100,
    (Delivery.NONE, Delivery.DIGEST),
)


@dataclass(frozen=True)
class _Line:
    sentence: str
    url: str
    at: datetime


def queue_digests() -> int:
    """The duty of the minute: from FOUNDATION_DIGEST_HOUR on, one message a day for each bell whose
    owner chose a digest of anything. Returns how many."""
    now = timezone.localtime()
    if now.hour < app_settings.DIGEST_HOUR:
        return 0
    wanted = NoticeChoice.objects.filter(delivery=Delivery.DIGEST).values("bell")
    midnight = local_time.at(now.date(), time.min)
    bells = Stream.objects.filter(pk__in=wanted).exclude(hours__digested_at__gte=midnight)
    return sum(_queue(bell, midnight) for bell in bells.order_by("pk")[:AT_ONCE])


def send(message: OutboxMessage) -> None:
    """The sender of DIGEST. What it says is asked when it goes out; nothing new: no mail."""
    bell, since = message.payload["bell"], datetime.fromisoformat(message.payload["since"])
    owner = owner_of(bell)
    if owner is None or not owner.address:
        raise UnwantedError
    with translation.override(owner.language), request_cache():
        names = _topics_of(bell)
        agenda = Agenda(owner.account) if AGENDA.name in names else None
        lines = _lines(owner, bell, names, since)
        parts = agenda.urgent if agenda else []
        groups = [each for each in agenda.groups if each.alarms] if agenda else []
        if not (parts or groups or lines):
            raise UnwantedError
        context = {
            "parts": parts,
            "groups": groups,
            "lines": lines[:MOST_LINES],
            "more": max(0, len(lines) - MOST_LINES),
            "base_url": app_settings.BASE_URL,
            "bell_url": full_address(reverse("foundation:bell")),
        }
        body = render_text("digest", context)
        subject = _("Your day at %(site)s") % {"site": app_settings.SITE_NAME}
    about = mail_about(DIGEST, bell)
    post(message, {"subject": subject, "body": body, "to": [owner.address], "about": about})


def _topics_of(bell: str) -> set[str]:
    chosen = choices_of(bell).deliveries
    return {name for name, delivery in chosen.items() if delivery == Delivery.DIGEST}


def _lines(owner: Owner, bell: str, names: set[str], since: datetime) -> list[_Line]:
    """What has come since and is unread, the newest first."""
    kinds = set(kinds_of(names)) & set(known_kinds())
    notices = Notice.objects.of(bell).unread().filter(kind__in=kinds, at__gt=since)
    lines = [_Line(sentence_of(each), each.url, each.at) for each in notices[: MOST_LINES * 10]]
    lines += [
        _Line(each.sentence, each.url, each.at)
        for each in lines_of(owner.account)
        if each.topic in names and each.at > since
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)


@transaction.atomic
def _queue(bell: Stream, midnight: datetime) -> bool:
    """Of two processes at once, one marks the day."""
    NoticeHours.objects.get_or_create(bell=bell)
    row = NoticeHours.objects.select_for_update().get(bell=bell)
    if row.digested_at is not None and row.digested_at >= midnight:
        return False
    now = timezone.now()
    since = row.digested_at or now - timedelta(days=1)
    row.digested_at = now
    row.save(update_fields=["digested_at"])
    payload = {"bell": bell.name, "since": since.isoformat()}
    outbox.put(f"{DIGEST}:{bell.name}:{timezone.localdate(now)}", DIGEST, payload)
    return True
