"""The senders that the foundation brings along."""

from django.core.mail import EmailMultiAlternatives

from foundation.models import OutboxMessage
from foundation.sending import register_sender


def send_mail(message: OutboxMessage) -> None:
    """Payload: subject, body, to (list), optional html."""
    payload = message.payload
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
    mail.send()


register_sender("mail", send_mail)
