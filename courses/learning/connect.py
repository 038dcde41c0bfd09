"""Hang learning into claims and into the map of personal data."""

from agents.merging import register_merge
from courses.learning import merging, notices, privacy
from courses.learning.agenda import ENROLLMENTS
from courses.learning.policy import ENROLLMENT_POLICY
from foundation.agenda.kinds import register_agenda
from foundation.public.replaceable import register_replaceable


def connect() -> None:
    register_merge("courses", merging.move, merging.give_back)
    notices.connect()
    privacy.connect()
    register_replaceable(ENROLLMENT_POLICY)
    register_agenda(ENROLLMENTS)
