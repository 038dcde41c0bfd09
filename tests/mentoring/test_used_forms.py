"""A form that comes back by *Back* and says something else: what it made, and a link to it."""

import pytest
from django.urls import reverse

from mentoring.models import Assignment, Consultation, FollowUp, Message, Session
from mentoring.sessions.operations.booking import book
from scheduling.models import Room

USED = "sudah pernah dikirim"


def _sent(client, address: str, *forms: dict[str, str]) -> str:
    """The page after the last of them; all carry one key."""
    for form in forms:
        answer = client.post(address, {**form, "client_key": "k"}, follow=True)
        assert answer.status_code == 200, answer
    return answer.content.decode()


def _says(html: str, made: str, url: str) -> bool:
    told = html.partition(USED)[2]
    return f'<a href="{url}">{made}</a>' in told


@pytest.fixture
def slots(assignment, window):
    first = int(window.starts_at.timestamp())
    return [{"slot": f"{window.pk}-{first + 1800 * nth}", "topic": "x"} for nth in (0, 1)]


def test_a_session(slots, innovation, budi, sari, as_user):
    address = reverse("mentoring:book", args=[innovation.pk, budi.person.pk])
    html = _sent(as_user(sari), address, *slots)
    made = Session.objects.get()
    assert made.get_absolute_url() in html.partition(USED)[2]


def test_the_same_words_again_say_what_they_said(slots, innovation, budi, sari, as_user):
    address = reverse("mentoring:book", args=[innovation.pk, budi.person.pk])
    assert USED not in _sent(as_user(sari), address, slots[0], slots[0])


def test_a_question(sari, as_user):
    forms = [{"subject": text, "text": text} for text in ("Satu", "Dua")]
    html = _sent(as_user(sari), reverse("mentoring:ask"), *forms)
    assert _says(html, "Satu", Consultation.objects.get().get_absolute_url())


def test_a_message(assignment, sari, as_user, innovation):
    client = as_user(sari)
    client.post(reverse("mentoring:ask"), {"subject": "x", "text": "Apa?", "client_key": "q"})
    address = reverse("mentoring:post_message", args=[Consultation.objects.get().pk])
    html = _sent(client, address, {"text": "Halo"}, {"text": "Hai"})
    assert "Halo</a>" in html.partition(USED)[2]
    assert Message.objects.filter(text__in=["Halo", "Hai"]).count() == 1


def test_an_assignment(innovation, pamong, dewi, today, as_user):
    form = {"innovation": str(innovation.pk), "mentor": str(pamong.pk), "starts_on": str(today)}
    html = _sent(as_user(dewi), reverse("mentoring:assign"), form, {**form, "note": "Lain"})
    assert _says(html, str(Assignment.objects.get()), reverse("mentoring:assignments"))


def test_a_follow_up(assignment, window, innovation, sari, budi, as_user, set_clock):
    session = book(sari, innovation, window, window.starts_at)
    set_clock("2026-03-12 12:00")
    forms = [{"what": text, "owner": str(sari.person.pk)} for text in ("Foto", "Video")]
    address = reverse("mentoring:add_session_follow_up", args=[session.pk])
    html = _sent(as_user(budi), address, *forms)
    made = FollowUp.objects.get()
    assert _says(html, str(made), made.get_absolute_url())


def test_a_room(dewi, as_user):
    forms = [{"name": name, "place": "Gedung", "seats": "4"} for name in ("Ruang A", "Ruang B")]
    html = _sent(as_user(dewi), reverse("scheduling:rooms"), *forms)
    assert _says(html, str(Room.objects.get()), reverse("scheduling:rooms"))
