"""What attempts add to the registries of the apps below."""

from assessments.attempts import privacy, receivers
from assessments.attempts.operations import close_due
from assessments.attempts.permissions import may_open_answer_file
from foundation.files.rules import register_file_rule
from foundation.minute.duties import register_duty


def connect() -> None:
    register_duty("quizzes", close_due)
    register_file_rule(may_open_answer_file)
    privacy.declare_fields()
    receivers.connect()
