"""The senders that the foundation brings along."""

from typing import Any

from django.core.mail import EmailMultiAlternatives

from foundation.models import OutboxMessage


def send_mail(message: OutboxMessage) -> None:
    """The sender of the kind `mail`, whose payload is that of `post`."""
    post(message, message.payload)


def post(message: OutboxMessage, payload: dict[str, Any]) -> None:
    """Payload: subject, body, to (list), optional html, optional calendar (method, ics).

    For senders that write their text only when it goes out.
    """
    mail = EmailMultiAlternatives(
        payload["subject"],
        payload["body"],
        to=payload["to"],
        headers={
            "Message-ID": f"<outbox-{message.pk}.{message.created_at:%Y%m%d%H%M%S}@klinik-inoba>",
            "X-Outbox-Id": str(message.pk),
            "Auto-Submitted": "auto-generated",
        },
    )
    if payload.get("html"):
        mail.attach_alternative(payload["html"], "text/html")
    if invitation := payload.get("calendar"):
        # Calendar programs act on the method of the part; it must be that of the body.
        kind = f"text/calendar; method={invitation['method']}"
        mail.attach_alternative(invitation["ics"], kind)
    mail.send()
