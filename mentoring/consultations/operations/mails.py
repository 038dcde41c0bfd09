"""One mail for a thread that stands unread, and no other before its reader has been there."""

from datetime import timedelta

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from agents.contact import address_of, language_of
from agents.notices.bells import bell_name
from foundation.app_settings import app_settings
from foundation.models import OutboxMessage
from foundation.notices.operations.mails import mail_about
from foundation.outbox import operations as outbox
from foundation.outbox.mail import post
from mentoring.consultations.notices import TOPIC
from mentoring.models import Consultation, Message, Participant

SEND = "mentoring.unread_messages"
PATIENCE = timedelta(minutes=15)
AT_ONCE = 500  # in one minute; the next takes the rest


def queue_unread() -> int:
    """The duty "unread_messages": put a mail into the outbox for whoever has left a message unread
    for PATIENCE and was not told since she read last. Returns how many, AT_ONCE at most."""
    rows = (
        Participant.objects.filter(person__user__is_active=True)
        .with_unread(before=timezone.now() - PATIENCE)
        .unmailed()
        .order_by("pk")
    )
    return sum(_queue(row) for row in rows[:AT_ONCE])


def send(message: OutboxMessage) -> None:
    """The sender of SEND. What `queue_unread` asked is asked again: she may have read it, or lost
    the right to, while the mail waited; then nothing goes out."""
    seq = message.payload["seq"]
    row = (
        Participant.objects.filter(pk=message.payload["participant"])
        .unread_since(seq)
        .select_related("person__user")
        .first()
    )
    if row is None or row.person.user is None:
        return
    consultation = (
        Consultation.objects.visible_to(row.person.user).filter(pk=row.consultation_id).first()
    )
    if consultation is not None and address_of(row.person):
        subject, body = _text(consultation, row, seq)
        about = mail_about(TOPIC.name, bell_name(row.person_id))
        mail = {"subject": subject, "body": body, "to": [address_of(row.person)]}
        post(message, {**mail, "about": about})


@transaction.atomic
def _queue(row: Participant) -> bool:
    seq = row.first_unread
    # Compared and set: of two runs of the duty at once, one queues.
    same = Participant.objects.filter(pk=row.pk, mailed_seq=row.mailed_seq)
    if not same.update(mailed_seq=seq):
        return False
    key = f"consultation:{row.consultation_id}:{row.person_id}:{seq}"
    outbox.put(key, SEND, {"participant": row.pk, "seq": seq})
    return True


def _text(consultation: Consultation, row: Participant, seq: int) -> tuple[str, str]:
    """Subject (the first line of the template) and body, in the reader's language. What was said
    stays on the site."""
    first = Message.objects.select_related("author").get(consultation=consultation, seq=seq)
    context = {
        "consultation": consultation,
        "author": first.author.full_name,
        "url": f"{app_settings.BASE_URL}{consultation.get_absolute_url()}",
        "site_name": app_settings.SITE_NAME,
    }
    with translation.override(language_of(row.person)):
        text = render_to_string("mentoring/consultations/mail/unread.txt", context).strip()
    subject, _, body = text.partition("\n")
    return subject, body.strip() + "\n"
