"""Who may open what belongs to an attempt."""

from assessments.models import AnswerFile, Attempt
from foundation.models import PrivateFile
from foundation.users import AnyUser


def may_open_answer_file(user: AnyUser, file: PrivateFile) -> bool:
    """Files that were handed in: their learner, and whoever grades them."""
    if not user.is_authenticated:
        return False
    handed_in = AnswerFile.objects.filter(file=file)
    mine = Attempt.objects.of(user) | Attempt.objects.gradable_by(user)
    return handed_in.filter(slot__attempt__in=mine.values("pk")).exists()
