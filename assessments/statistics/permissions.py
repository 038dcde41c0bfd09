"""Who may see the statistics of a quiz, and of how many people they must be."""

from agents.reporting.permissions import may_see_reports, sees_all_reports
from assessments.bank.permissions import may_use_bank
from assessments.models import Attempt, QuizPage
from assessments.statistics.report import Report
from foundation.users import Account

# Figures of fewer learners would tell what one of them answered.
LEAST = 5


def may_see_statistics(user: Account, quiz: QuizPage) -> bool:
    """The clinic and editors; heads, innovation admins and supervisors where people of their OPDs have
    taken it, or the course is theirs to see."""
    if may_use_bank(user):
        return True
    if not may_see_reports(user):
        return False
    mine = Attempt.objects.filter(quiz=quiz).analysed_by(user)
    return mine.exists() or quiz.course.is_visible_to(user)


def may_see_answers(user: Account) -> bool:
    """Which answers were given, and what they earn: whoever may know the key."""
    return may_use_bank(user)


def hides(user: Account, report: Report) -> bool:
    """Whether there are too few learners for somebody who may not read single answers."""
    return not sees_all_reports(user) and 0 < report.learners < LEAST
