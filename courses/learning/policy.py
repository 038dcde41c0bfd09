"""Who may enroll and leave: a site may have a policy of its own."""

from courses.app_settings import app_settings
from courses.models import CoursePage, Enrollment
from foundation.public.replaceable import Replaceable
from foundation.users import Account


class EnrollmentPolicy:
    """Decides about what learners do by themselves; an office assigns past it. Pages show a button
    only where the policy agrees, and the operation asks it again: it should ask the database little."""

    def may_enroll(self, user: Account, course: CoursePage) -> bool:
        """Whether `user`, who may see `course` and is not enrolled, may enroll: always. Whoever comes
        back after withdrawing is asked like the first time."""
        return True

    def may_withdraw(self, user: Account, enrollment: Enrollment) -> bool:
        """Whether `user` may leave what she is in the middle of: always, assigned or not."""
        return True


ENROLLMENT_POLICY = Replaceable(app_settings, "ENROLLMENT_POLICY", EnrollmentPolicy)
