"""The page on which somebody chooses what she is told, and how."""

import pytest

from foundation.models import Delivery, NoticeChoice, NoticeHours
from foundation.notices.choices import choices_of
from foundation.notices.operations.choosing import choose
from foundation.notices.topics import topics
from tests.foundation.notices.test_notices import tell

pytestmark = pytest.mark.nobody_yet

PAGE = "/kabar/atur/"


@pytest.fixture
def bell(sari) -> str:
    return f"person:{sari.person.pk}"


@pytest.fixture
def client(sari, as_user):
    return as_user(sari)


def _fields(**changed: str) -> dict[str, str]:
    """As the page stands, with `changed` by the name of the topic or the field."""
    fields = {f"topic_{number}": topic.default.value for number, topic in enumerate(topics())}
    names = {topic.name: f"topic_{number}" for number, topic in enumerate(topics())}
    return fields | {names.get(name, name): value for name, value in changed.items()}


def test_it_shows_what_holds_and_keeps_what_is_chosen(client, bell):
    page = client.get(PAGE).content.decode()
    assert "Sesi klinik" in page
    assert "Pengingat pelatihan" in page
    sent = _fields(**{"courses.reminders": "digest"}, quiet_from="21:00", quiet_until="05:30")
    assert client.post(PAGE, sent).status_code == 302
    assert client.post(PAGE, sent).status_code == 302
    kept = choices_of(bell)
    assert kept.deliveries["courses.reminders"] == Delivery.DIGEST
    assert (kept.quiet.start.hour, kept.quiet.end.minute) == (21, 30)
    assert NoticeHours.objects.count() == 1
    page = client.get(PAGE).content.decode()
    assert '<option value="digest" selected>' in page
    assert 'value="21:00"' in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"quiet_from": "21:00"}, "Jam tenang perlu awal dan akhir"),
        ({"quiet_from": "21:00", "quiet_until": "21:00"}, "tidak akan pernah berakhir"),
        ({"mentoring.sessions": "none"}, "bukan salah satu"),
        ({"quiet_from": "pagi", "quiet_until": "21:00"}, "waktu yang valid"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_kept(client, bell, changed, said):
    page = client.post(PAGE, _fields(**{"courses.reminders": "none"}, **changed)).content.decode()
    assert said in page
    assert not NoticeChoice.objects.exists()


def test_it_is_linked_from_the_bell_and_a_list_narrows_by_topic(client, bell):
    tell(bell)
    tell(bell, subject="s", kind="mentoring.reply_declined", data=SESSION)
    page = client.get("/kabar/").content.decode()
    assert PAGE in page
    assert "data pegawai" in page
    narrowed = client.get("/kabar/?perihal=mentoring.sessions").content.decode()
    assert "tidak akan hadir" in narrowed or "Rini" in narrowed
    assert "data pegawai" not in narrowed
    nothing = client.get("/kabar/?perihal=innovations").content.decode()
    assert "Rini" not in nothing


SESSION = {
    "innovation": "Inovasi",
    "name": "Rini",
    "from": "2026-01-05T01:00:00+00:00",
    "to": "2026-01-05T02:00:00+00:00",
}


def test_choices_are_their_owners(client, rini, bell):
    choose(f"person:{rini.person.pk}", {"courses.reminders": Delivery.NONE}, None)
    assert 'value="none" selected' not in client.get(PAGE).content.decode().replace(
        '<option value="none" selected>tidak sama sekali</option>', "", 1
    )
    client.post(PAGE, _fields())
    assert choices_of(f"person:{rini.person.pk}").deliveries["courses.reminders"] == Delivery.NONE
