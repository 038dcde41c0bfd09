"""What sockets, retention and the minute loop ask of the bell."""

from django.apps import apps
from django.core.checks import register
from django.db.models.signals import post_migrate

from foundation.live.streams import register_greeting
from foundation.minute.duties import register_duty
from foundation.models import NoticeText
from foundation.notices.bells import unread_of
from foundation.notices.channels import channels_are_ours
from foundation.notices.operations import digests, mails, passing_on
from foundation.notices.operations.wording import list_texts
from foundation.notices.retention_rules import READ_NOTICES, forget_read_notices
from foundation.notices.topics import register_topic
from foundation.notices.wordings import reading
from foundation.outbox.senders import register_sender
from foundation.outbox.wishes import register_wishes
from foundation.privacy.retention import register_rule
from foundation.secret_addresses import register_secret_address


def connect() -> None:
    post_migrate.connect(list_texts, sender=apps.get_app_config("foundation"))
    NoticeText.reading = staticmethod(reading)
    register_greeting("unread", unread_of)
    register_rule(READ_NOTICES)
    register_duty("notices", forget_read_notices)
    register_duty("digests", digests.queue_digests)
    register_topic(digests.AGENDA)
    register_sender(mails.LINE, mails.send_line, is_mail=True)
    register_sender(mails.DIGEST, digests.send, is_mail=True)
    register_sender(passing_on.KIND, passing_on.send)
    register_wishes(mails.wishes)
    register(channels_are_ours)
    register_secret_address("/kabar/berhenti/")
