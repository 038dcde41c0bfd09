"""The mail of a reminder."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from agents.contact import address_of, language_of
from agents.notices.bells import bell_name
from foundation.app_settings import app_settings
from foundation.notices.operations.mails import mail_about
from foundation.notices.wordings import Wording
from foundation.outbox import operations as outbox


def put_mail(
    nudge: Any, template: str, topic: str, sentence: Wording, url: str, **context: Any
) -> None:
    """Into the outbox, in the language of the person of `nudge` and as she chose for `topic`; nothing
    where she has no address.

    The first line of `template` is the subject. It is told `sentence` (in which `%(by)s` is who
    reminds), `person`, `url` (whole, also where it is given without the site), `site_name` and the
    `context`.
    """
    address = address_of(nudge.person)
    if not address:
        return
    with translation.override(language_of(nudge.person)):
        words = {
            "sentence": str(sentence) % {"by": nudge.by.full_name},
            "person": nudge.person,
            "url": url if "://" in url else f"{app_settings.BASE_URL}{url}",
            "site_name": app_settings.SITE_NAME,
            **context,
        }
        text = render_to_string(template, words).strip()
    subject, _line, body = text.partition("\n")
    payload = {
        "subject": subject,
        "body": body.strip() + "\n",
        "to": [address],
        "about": mail_about(topic, bell_name(nudge.person_id)),
    }
    outbox.put(f"{nudge._meta.label_lower}:{nudge.pk}", "mail", payload)
