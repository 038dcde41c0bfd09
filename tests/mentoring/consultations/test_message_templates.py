"""Texts that mentors keep, and put into a message."""

import re

import pytest
from django.urls import reverse

from mentoring.models import Message, MessageTemplate
from mentoring.models.replies import MOST_TEMPLATES
from mentoring.replies import merging
from tests.edits import opened

ADDRESS = reverse("mentoring:message_templates")
TYPED = {"name": "Minta SK", "text": "Mohon unggah SK inovasi.", "client_key": "k"}


def _text(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def template(budi) -> MessageTemplate:
    return MessageTemplate.objects.create(person=budi.person, name="Minta SK", text=TYPED["text"])


def test_one_form_keeps_one_template(budi, as_user):
    for _ in range(2):
        assert as_user(budi).post(ADDRESS, TYPED).status_code == 302
    assert MessageTemplate.objects.of(budi).count() == 1
    assert "Minta SK" in _text(as_user(budi).get(ADDRESS))


def test_fifty_are_the_most(budi, as_user):
    MessageTemplate.objects.bulk_create(
        MessageTemplate(person=budi.person, name=f"{n}", text="x") for n in range(MOST_TEMPLATES)
    )
    answer = as_user(budi).post(ADDRESS, TYPED)
    assert answer.status_code == 200
    assert MessageTemplate.objects.count() == MOST_TEMPLATES
    assert TYPED["text"] in _text(answer)


def test_a_template_is_put_into_the_message_and_nothing_is_sent(template, talk, budi, as_user):
    client = as_user(budi)
    assert "Minta SK" in _text(client.get(talk.get_absolute_url()))
    count = Message.objects.count()
    send = reverse("mentoring:post_message", args=[talk.pk])
    page = client.post(send, {"text": "Halo Bu.", "templat": template.pk, "pakai": "1"})
    assert page.status_code == 200
    assert "Halo Bu.\n\nMohon unggah SK inovasi.</textarea>" in page.content.decode().replace(
        "\r\n", "\n"
    )
    assert Message.objects.count() == count


@pytest.mark.parametrize("number", ["", "x", "0", str(2**63)])
def test_a_template_that_is_none_leaves_what_was_typed(talk, budi, as_user, number):
    send = reverse("mentoring:post_message", args=[talk.pk])
    page = as_user(budi).post(send, {"text": "Halo Bu.", "templat": number, "pakai": "1"})
    assert "Halo Bu.</textarea>" in page.content.decode()


def test_nobody_uses_sees_or_changes_anothers(template, talk, dewi, sari, other_mentor, as_user):
    send = reverse("mentoring:post_message", args=[talk.pk])
    page = as_user(dewi).post(send, {"text": "", "templat": template.pk, "pakai": "1"})
    assert TYPED["text"] not in page.content.decode()
    one = reverse("mentoring:message_template", args=[template.pk])
    away = reverse("mentoring:throw_template_away", args=[template.pk])
    assert as_user(sari).get(ADDRESS).status_code == 404
    for user in (dewi, sari, other_mentor):
        assert as_user(user).get(one).status_code == 404
        assert as_user(user).post(away).status_code == 404
    assert MessageTemplate.objects.exists()


def test_it_is_changed_and_thrown_away(template, budi, as_user):
    client = as_user(budi)
    one = reverse("mentoring:message_template", args=[template.pk])
    typed = opened(client, one, {**TYPED, "text": "Mohon unggah SK."})
    for _ in range(2):
        client.post(one, typed)
    template.refresh_from_db()
    assert template.text == "Mohon unggah SK."
    away = reverse("mentoring:throw_template_away", args=[template.pk])
    for _ in range(2):
        assert client.post(away).status_code == 302
    assert not MessageTemplate.objects.exists()


def test_they_follow_an_account_and_come_back(template, budi, make_person, paringin):
    other = make_person("Budi Lain", "199104122017032001", paringin)
    moved = merging.move(budi.person, other)
    template.refresh_from_db()
    assert template.person == other
    merging.give_back(moved, other, budi.person, None)
    template.refresh_from_db()
    assert template.person == budi.person
