"""A mail backend that writes one valid .eml file per message; nothing leaves the machine."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from foundation.app_settings import app_settings


class FileBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = app_settings.MAIL_DIR
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            number = message.extra_headers.get("X-Outbox-Id", "direct")
            name = f"{int(number):06d}" if str(number).isdigit() else str(number)
            lines = message.message().as_bytes().splitlines()
            (folder / f"{name}.eml").write_bytes(b"\r\n".join(lines) + b"\r\n")
        return len(email_messages)
