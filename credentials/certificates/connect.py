"""Hang the issue of certificates into the outbox, the minute and the rules for files."""

from credentials.certificates.operations.ordering import ISSUE
from credentials.certificates.operations.working import (
    issue_message,
    issue_waiting,
    sign_waiting,
)
from credentials.certificates.visibility import may_open_certificate
from credentials.signing.adapters import SIGNER
from foundation.files.rules import register_file_rule
from foundation.minute.duties import register_duty
from foundation.outbox.senders import register_sender
from foundation.public.replaceable import register_replaceable


def connect() -> None:
    register_sender(ISSUE, issue_message)
    register_duty("certificates", issue_waiting)
    register_duty("signatures", sign_waiting)
    register_file_rule(may_open_certificate)
    register_replaceable(SIGNER)
