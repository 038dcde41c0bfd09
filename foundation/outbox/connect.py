"""The kind of message that the foundation sends itself, and who sends what waits."""

from foundation.minute.duties import register_duty
from foundation.outbox.mail import MAILER, send_mail
from foundation.outbox.operations import deliver_due
from foundation.outbox.senders import register_sender
from foundation.public.replaceable import register_replaceable


def connect() -> None:
    register_sender("mail", send_mail, is_mail=True)
    register_duty("outbox", deliver_due)
    register_replaceable(MAILER)
