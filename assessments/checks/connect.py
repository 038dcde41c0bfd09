"""What checks add to the registries of the apps below."""

from assessments.checks import privacy
from assessments.checks.lesson_block import NAME, CheckBlock
from assessments.checks.operations import lacks_tries
from courses.blocks.registered import register_lesson_block


def connect() -> None:
    register_lesson_block(NAME, CheckBlock(), lacks=lacks_tries)
    privacy.declare_fields()
