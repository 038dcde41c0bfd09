"""A quiz of ten questions from beginning to handing in: the bar is 60 ms of CPU.

As operations; as the five requests with which Moodle was measured (start, read a page, answer it, read the
next, hand in: it took 255 to 265 ms, database included); and as the requests of a browser that saves
each of ten answers by itself.
"""

from statistics import median

from django.test import Client
from django.urls import reverse

from assessments.attempts.operations import Given, Sheet, save, start, submit
from assessments.masks import OpaqueMask
from assessments.models import Attempt, QuizPage
from courses.learning.operations import enroll
from tests.assessments.made import make_quiz, make_ready, sent_for
from tests.benchmarks.conftest import cpu_in_turns

ROUNDS = 20
QUESTIONS = 10
BAR = 60


def _by_operations(user, quiz: QuizPage) -> None:
    attempt = start(user, quiz)
    for slot in attempt.slots.select_related("version__question"):
        save(attempt, [Given(slot.n, 0, sent_for(slot, 0))], Sheet("satu", slot.n), slots=[slot])
    submit(attempt)


def _by_requests(client: Client, quiz: QuizPage) -> None:
    client.post(reverse("assessments:start", args=[quiz.pk]))
    attempt = Attempt.objects.filter(quiz=quiz).latest("pk")
    address = reverse("assessments:save", args=[attempt.pk])
    for slot in attempt.slots.select_related("version__question"):
        mask = OpaqueMask(slot.salt)
        chosen = [mask.value(each) for each in sent_for(slot, 0)["answer"]]
        fields = {mask.prefix + "seq": "0", mask.prefix + "answer": chosen}
        client.post(address, {**fields, "hal": str(slot.page + 1), "lembar": "satu"})
    client.post(reverse("assessments:summary", args=[attempt.pk]))


def _by_pages(client: Client, quiz: QuizPage) -> None:
    begun = client.post(reverse("assessments:start", args=[quiz.pk]))
    client.get(begun["Location"])
    attempt = Attempt.objects.filter(quiz=quiz).latest("pk")
    slot = attempt.slots.select_related("version__question").earliest("n")
    mask = OpaqueMask(slot.salt)
    chosen = [mask.value(each) for each in sent_for(slot, 0)["answer"]]
    fields = {mask.prefix + "seq": "0", mask.prefix + "answer": chosen, "ke": "maju"}
    answered = client.post(begun["Location"], {**fields, "lembar": "satu"})
    client.get(answered["Location"])
    client.post(reverse("assessments:summary", args=[attempt.pk]))


def test_a_quiz_from_beginning_to_end(sari, aulia, make_course, as_user, table):
    course = make_course(lessons=1)
    questions = [make_ready(aulia, name=f"Soal {n}") for n in range(QUESTIONS)]
    enroll(sari, course)
    quizzes = [make_quiz(course, *questions, title=f"Kuis {n}") for n in range(3)]
    client = as_user(sari)
    acts = {
        "operations": lambda: _by_operations(sari, quizzes[0]),
        "five requests, as Moodle's": lambda: _by_pages(client, quizzes[2]),
        "twelve requests": lambda: _by_requests(client, quizzes[1]),
    }
    spent = cpu_in_turns(acts, ROUNDS)
    whole = Attempt.objects.exclude(quiz=quizzes[2])
    assert whole.exclude(earned=QUESTIONS).count() == 0
    assert Attempt.objects.filter(quiz=quizzes[2]).exclude(earned=1).count() == 0
    table("A quiz of ten questions", "way", "CPU ms", "of the bar")
    for name, each in spent.items():
        table("A quiz of ten questions", name, f"{median(each):.1f}", f"{median(each) / BAR:.2f}")
