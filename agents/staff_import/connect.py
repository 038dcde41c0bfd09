"""What the outbox does for a staff list: after a crash the minute loop takes it up again."""

from agents.staff_import.operations import indexing, runs
from agents.staff_import.operations.applying import INDEX_PEOPLE
from foundation.outbox.senders import register_sender


def connect() -> None:
    register_sender(runs.CHECK, runs.check)
    register_sender(runs.APPLY, runs.carry_out)
    register_sender(INDEX_PEOPLE, indexing.index_people)
