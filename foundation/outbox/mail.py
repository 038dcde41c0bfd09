"""The senders that the foundation brings along."""

import re
from email.header import Header
from email.policy import EmailPolicy
from typing import Any

from django.core.mail import EmailMultiAlternatives

from foundation.app_settings import app_settings
from foundation.models import OutboxMessage
from foundation.outbox.wishes import tail_of
from foundation.public.replaceable import Replaceable
from foundation.text import one_line

LONGEST_SUBJECT = 180  # of what phones and notifications show, a third is left
# Dashes of every length; one of them would have the whole subject encoded.
_DASHES = re.compile("[\u2010-\u2015\u2212\u00ad\ufe58\ufe63\uff0d]")


def send_mail(message: OutboxMessage) -> None:
    """The sender of the kind `mail`, whose payload is that of `post`."""
    post(message, message.payload)


def subject_of(text: str) -> str:
    """One clean line, with plain hyphens and spaces, not longer than a subject may be."""
    line = " ".join(one_line(_DASHES.sub("-", text)).split())
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 3].rstrip()}..."


def line_of(name: str, text: str, linesep: str = "\n") -> str:
    """The header as it is sent: its value begins beside its name, since some programs do not look
    below it. What is not ASCII is cut into words of RFC 2047 by the older of Python's two ways: the
    newer one (3.12, 3.13) drops and doubles blanks between them."""
    if not text.isascii() or "=?" in text:
        text = Header(text, "utf-8", header_name=name).encode(linesep=linesep)
    return f"{name}: {text}{linesep}"


class _SubjectPolicy(EmailPolicy):
    """Of Python's newer mails, which Django sends from 6.0 on. They keep of a subject only what it
    says when it is read: so the policy has it as it was given."""

    subject = ""

    def fold(self, name: str, value: str) -> str:
        if name.lower() == "subject":
            return line_of(name, self.subject, self.linesep)
        return super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() == "subject":
            return self.fold(name, value).encode("ascii")
        return super().fold_binary(name, value)


class _Mail(EmailMultiAlternatives):
    """Its subject is written as `line_of` says."""

    def message(self, **options: Any) -> Any:
        message = super().message(**options)
        if isinstance(message.policy, EmailPolicy):
            settings: dict[str, Any] = {**vars(message.policy), "subject": str(self.subject)}
            message.policy = _SubjectPolicy(**settings)
        else:
            message.policy = message.policy.clone(max_line_length=998)  # what RFC 5322 allows
            subject = line_of("Subject", str(self.subject)).removeprefix("Subject: ")
            message.replace_header("Subject", subject.rstrip("\n"))
        return message


class Mailer:
    """Sends the mail that waits in the outbox: one mail for each message. A site adds its letterhead
    or a sender in `build`, or sends by another service in `send`."""

    def build(self, message: OutboxMessage, payload: dict[str, Any]) -> EmailMultiAlternatives:
        """The mail of `payload`: subject, body, to (list), optional html, optional calendar (method,
        ics). Its headers tell a mail that is sent twice by its Message-ID."""
        mail = _Mail(
            subject_of(payload["subject"]),
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
        return mail

    def send(self, mail: EmailMultiAlternatives) -> None:
        """Whatever it raises puts the mail off to the next try, or has it set aside where the same
        would fail again."""
        mail.send()


MAILER = Replaceable(app_settings, "MAILER", Mailer)


def post(message: OutboxMessage, payload: dict[str, Any]) -> None:
    """Send the mail of `payload` (as `Mailer.build`), for senders that write their text only when it
    goes out. Where it has `about` (see `foundation.notices.operations.mails.mail_about`), the recipient's
    choices hold: raises UnwantedError and NotBeforeError. To whom it went is noted in the message."""
    noted = {name: payload[name] for name in ("to", "about") if name in payload}
    message.payload = {**message.payload, **noted}
    mailer = MAILER.make()
    tail = tail_of(payload)
    if tail is None:
        mailer.send(mailer.build(message, payload))
        return
    mail = mailer.build(message, {**payload, "body": f"{payload['body']}\n-- \n{tail.text}\n"})
    mail.extra_headers["List-Unsubscribe"] = f"<{tail.stop_url}>"
    mail.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mailer.send(mail)
