"""Two records of one person: her certificates from outside go along, and come back."""

from django.utils import timezone

from agents.merging import give_back, merge
from credentials.models import Recognition
from credentials.recognition.operations import submit
from tests.credentials.recognition.conftest import facts, upload


def test_they_go_along_and_come_back(sent, sari, rini):
    other = submit(rini.person, upload(), rini, **facts())
    more = submit(rini.person, upload(), rini, **facts(number="2"))
    moved = merge(rini.person, sari.person)
    holders = dict(Recognition.objects.values_list("pk", "person_id"))
    # The same certificate of both: that of the staff record stays the one that counts.
    assert holders == {
        sent.pk: sari.person.pk,
        other.pk: rini.person.pk,
        more.pk: sari.person.pk,
    }
    give_back(moved, sari.person, rini.person, timezone.now())
    more.refresh_from_db()
    assert more.person == rini.person
