"""What regrading adds to the registries of the apps below."""

from assessments.regrading import notices, privacy
from assessments.regrading.operations.carrying import carry_out_message
from assessments.regrading.operations.committing import CARRY_OUT
from foundation.outbox.senders import register_sender


def connect() -> None:
    notices.connect()
    privacy.declare_fields()
    register_sender(CARRY_OUT, carry_out_message)
