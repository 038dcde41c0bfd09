"""Mail about what the bell tells: as its owner chose, with the way to choose in each."""

from collections.abc import Mapping
from typing import Any

from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from foundation.app_settings import app_settings
from foundation.models import Delivery, Event, Notice, OutboxMessage
from foundation.notices.bells import owner_of
from foundation.notices.choices import deliveries, quiet_end
from foundation.notices.sentences import known_kinds, sentence_of
from foundation.notices.topics import Topic, topic_named
from foundation.outbox import operations as outbox
from foundation.outbox.mail import post
from foundation.outbox.wishes import NotBeforeError, Tail, UnwantedError
from foundation.public.offered import public

LINE = "notice"  # of the outbox
DIGEST = "digest"  # what the one mail a day is about; it has no topic of its own
SALT = "foundation.notices.stop"


@public
def mail_about(topic: str, bell: str) -> dict[str, str]:
    """What a mail has under `about` in its payload, so that the choices of the owner of `bell` hold
    for it: it goes out if she wants mail about `topic`, after her quiet hours."""
    return {"topic": topic, "bell": bell}


def wishes(about: Mapping[str, str]) -> Tail:
    """For `foundation.outbox.wishes`: asked when the mail goes out, so that what was chosen meanwhile
    holds. A topic of an app that is installed no more is not asked about."""
    bell, topic = about["bell"], topic_named(about["topic"])
    if topic is not None and deliveries([bell], topic)[bell] != Delivery.MAIL:
        raise UnwantedError
    until = quiet_end(bell, timezone.now())
    if until is not None:
        raise NotBeforeError(until)
    return _tail(bell, about["topic"])


def stop_token(bell: str, topic: str) -> str:
    return signing.dumps([bell, topic], salt=SALT)


def read_stop_token(token: str) -> tuple[str, str]:
    """The bell and the topic. Raises signing.BadSignature for what we did not make."""
    bell, topic = signing.loads(token, salt=SALT)
    return bell, topic


def mail_line(event: Event, topic: Topic) -> None:
    """Put the line that `event` tells of into the outbox, within the transaction of the change."""
    bell = event.stream.name
    payload = {"bell": bell, "subject": event.ref, "about": mail_about(topic.name, bell)}
    outbox.put(f"{LINE}:{bell}:{event.seq}", LINE, payload)


def send_line(message: OutboxMessage) -> None:
    """The sender of LINE. Nothing goes out once the line was read or is gone."""
    bell = message.payload["bell"]
    lines = Notice.objects.of(bell).unread().filter(kind__in=known_kinds())
    notice = lines.filter(subject=message.payload["subject"]).first()
    owner = owner_of(bell)
    if notice is None or owner is None or not owner.address:
        raise UnwantedError
    with translation.override(owner.language):
        sentence = sentence_of(notice)
        context = {"sentence": sentence, "url": full_address(notice.url)}
        body = render_text("line", context)
    mail = {"subject": sentence, "body": body, "to": [owner.address]}
    post(message, {**mail, "about": message.payload["about"]})


def render_text(name: str, context: dict[str, Any]) -> str:
    context = {**context, "site_name": app_settings.SITE_NAME}
    return render_to_string(f"foundation/notices/mail/{name}.txt", context).strip() + "\n"


def full_address(url: str) -> str:
    return url if "://" in url else f"{app_settings.BASE_URL}{url}"


def _tail(bell: str, topic: str) -> Tail:
    owner = owner_of(bell)
    choices = full_address(reverse("foundation:notice_choices"))
    stop = full_address(reverse("foundation:stop_mail", args=[stop_token(bell, topic)]))
    with translation.override(owner.language if owner else None):
        text = _("Choose what you are told by e-mail: %(url)s") % {"url": choices}
        return Tail(f"{text}\n" + _("No more of these e-mails: %(url)s") % {"url": stop}, stop)
