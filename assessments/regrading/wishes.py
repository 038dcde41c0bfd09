"""What is to be graded anew, and by what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assessments.models import QuestionVersion, QuizPage, Regrade, VoidedQuestion
from assessments.models.questions import Status
from assessments.quizzes.revisions import content_of


@dataclass(frozen=True)
class Wish:
    """`attempts` and `questions` (ids): which; None for all. `by_hand`: answers that a person has graded
    wait for a person again, else their marks stay. Where a question is voided or counts again,
    `questions` holds it alone."""

    kind: str = Regrade.Kind.REGRADE
    versions: str = Regrade.Versions.SAME
    attempts: frozenset[int] | None = None
    questions: frozenset[int] | None = None
    by_hand: bool = False

    def asks_for(self, question: int) -> bool:
        return self.questions is None or question in self.questions

    @classmethod
    def of(cls, regrade: Regrade) -> "Wish":
        """Without the attempts: its lines name them."""
        questions = frozenset(regrade.questions) if regrade.questions else None
        return cls(regrade.kind, regrade.versions, None, questions, regrade.by_hand)


@dataclass(frozen=True)
class Aims:
    """What a wish comes to now: the versions to grade by, by id of question; none for what stays with
    the version that was asked."""

    wish: Wish
    targets: Mapping[int, QuestionVersion] = field(default_factory=dict)


def aims_of(wish: Wish, quiz: QuizPage, asked: Iterable[int]) -> Aims:
    """`asked`: ids of questions that attempts hold. The version that the quiz pins, where it pins one
    (Moodle: regrading goes by what the slot of the quiz says now); else the newest that is no
    draft. Two queries."""
    if wish.kind != Regrade.Kind.REGRADE or wish.versions == Regrade.Versions.SAME:
        return Aims(wish)
    pinned = {
        each["question"]: each["version"]
        for each in content_of(quiz)["slots"]
        if each["type"] == "question" and each["version"]
    }
    rows = QuestionVersion.objects.filter(question__in=set(asked)).exclude(status=Status.DRAFT)
    targets: dict[int, QuestionVersion] = {}
    for row in rows.select_related("question").order_by("question", "n"):
        if row.question_id not in pinned or pinned[row.question_id] == row.n:
            targets[row.question_id] = row
    return Aims(wish, targets)


def voided_in(quiz: QuizPage) -> dict[int, VoidedQuestion]:
    """By id of question. One query."""
    rows = VoidedQuestion.objects.filter(quiz=quiz).select_related("by")
    return {each.question_id: each for each in rows}
