"""What consultations add to the guards' world: in each agency a talk and a general question."""

from typing import Any

from django.urls import reverse

from agents.models import User
from innovations.models import Innovation
from mentoring.consultations.operations import turns
from mentoring.consultations.operations.talking import open_consultation, post
from mentoring.models import Consultation

OF_TALK = (
    "consultation",
    "new_messages",
    "post_message",
    "mark_read",
    "close_consultation",
    "reopen_consultation",
)
OF_QUESTION = ("take_question", "give_question_back")


def add_talks(world: Any, innovations: dict[str, Innovation]) -> None:
    hana = User.objects.get(email="hana.pertiwi@balangan.example")
    for whose, asker in (("own", world.cast["sari"]), ("other", world.cast["rini"])):
        talk = open_consultation(
            asker, subject="Bukti", text="Apa yang kurang?", innovation=innovations[whose]
        )
        question = open_consultation(asker, subject="Umum", text="Bagaimana memulai?")
        for names, target in ((OF_TALK, talk), (OF_QUESTION, question)):
            for name in names:
                address = f"mentoring:{name}"
                world.addresses[address, whose] = reverse(address, args=[target.pk])
    # One waits for any mentor, the other is taken.
    turns.take(hana, Consultation.objects.for_thread(hana).get(pk=question.pk))


def add_messages(user: Any, talk: Consultation, count: int) -> None:
    for number in range(count):
        found = Consultation.objects.for_thread(user).get(pk=talk.pk)
        post(user, found, f"Nomor {number}.", key=f"grow {number}")
