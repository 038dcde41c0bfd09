"""Statistics over 10,000 attempts of 20 questions: the bar is 5 s.

Everything that the command tells: every figure of the quiz and of its questions, and which answers were
given to each.
"""

import random
import time
from decimal import Decimal

from django.db import connection
from django.utils import timezone

from assessments.choices import State, Which
from assessments.models import Attempt, AttemptSlot
from assessments.quizzes.revisions import revision_of
from assessments.statistics.documents import document_of
from assessments.statistics.reading import given_to
from assessments.statistics.report import report_of
from courses.models import Enrollment
from tests.assessments.made import make_quiz, make_ready
from tests.makers import make_person

ATTEMPTS, QUESTIONS, PEOPLE = 10_000, 20, 500
BAR = 5.0


def _build(quiz, versions, paringin):
    """Attempts as they stand in the tables once they are graded."""
    chance, now = random.Random(14), timezone.now()
    revision = revision_of(quiz)
    people = [make_person(f"Pegawai {n}", opd=paringin) for n in range(PEOPLE)]
    Enrollment.objects.bulk_create(
        Enrollment(person=each, course=quiz.course, enrolled_on=now.date()) for each in people
    )
    enrollments = list(Enrollment.objects.filter(course=quiz.course))
    attempts = [
        Attempt(
            enrollment=enrollments[n % PEOPLE],
            quiz=quiz,
            revision=revision,
            n=n // PEOPLE + 1,
            state=State.FINISHED,
            started_at=now,
            submitted_at=now,
            opd=paringin,
        )
        for n in range(ATTEMPTS)
    ]
    slots = []
    for attempt in attempts:
        skill, earned = chance.random(), 0
        for n, version in enumerate(versions, start=1):
            answer = 0 if chance.random() < skill else chance.choice([1, 2, None])
            share = {0: "1", 1: "1/3", 2: "0", None: "0"}[answer]
            earned += {0: 3, 1: 1}.get(answer, 0)
            slots.append(
                AttemptSlot(
                    attempt=attempt,
                    n=n,
                    number=n,
                    version=version,
                    max_mark=1,
                    salt="garam",
                    response=answer,
                    fraction=share,
                    mark=Decimal(1),
                )
            )
        attempt.earned = Decimal(earned) / 3
        attempt.total = QUESTIONS
        attempt.percent = attempt.earned * 100 / QUESTIONS
    Attempt.objects.bulk_create(attempts, batch_size=2000)
    AttemptSlot.objects.bulk_create(slots, batch_size=5000)


def test_statistics_of_ten_thousand_attempts(aulia, make_course, paringin, queries_of, table):
    answers = (("Paringin", "100"), ("Amuntai", "33.33333"), ("Barabai", "0"))
    questions = [make_ready(aulia, *answers, name=f"Soal {n}") for n in range(QUESTIONS)]
    quiz = make_quiz(make_course(lessons=1), *questions)
    _build(quiz, [each.latest for each in questions], paringin)

    def tell(which: str) -> dict:
        report = report_of(quiz, Attempt.objects.all(), which)
        return document_of(quiz, report, given_to(quiz, Attempt.objects.all(), which))

    title = f"Statistics of {ATTEMPTS:,} attempts, {connection.vendor}"
    table(title, "which", "queries", "seconds", "of the bar")
    for which in (Which.ALL, Which.HIGHEST):
        begin = time.perf_counter()
        told = tell(which)
        spent = time.perf_counter() - begin
        assert told["attempts"] == (ATTEMPTS if which == Which.ALL else PEOPLE)
        assert len(told["questions"]) == QUESTIONS
        table(
            title,
            which,
            str(queries_of(lambda which=which: tell(which))),
            f"{spent:.2f}",
            f"{spent / BAR:.2f}",
        )
