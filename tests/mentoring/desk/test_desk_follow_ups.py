"""What a mentor has to do herself, and what her teams have to do, on her desk."""

import re

from django.urls import reverse

from mentoring.followups.operations.keeping import finish
from mentoring.models import FollowUp
from tests.mentoring.conftest import local

DESK = reverse("mentoring:desk")


def _desk(client) -> dict[str, list]:
    found = client.get(DESK).context["sections"]
    return {filled.section.name: list(filled.rows) for filled in found}


def _text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_what_her_teams_have_to_do_stands_below_her_own(session, budi, sari, other_mentor, as_user):
    of_it = {"innovation": session.innovation}
    for owner in (budi, sari):
        FollowUp.objects.create(**of_it, what=f"Milik {owner.first_name}", owner=owner.person)
    found = _desk(as_user(budi))
    assert [each.what for each in found["tindak-lanjut"]] == [f"Milik {budi.first_name}"]
    assert [each.what for each in found["tindak-lanjut-tim"]] == [f"Milik {sari.first_name}"]
    assert _desk(as_user(other_mentor))["tindak-lanjut-tim"] == []


def test_her_promises_stand_by_due_date_and_go_when_done(session, budi, sari, as_user):
    dates = {"Nanti": None, "Lewat": "2026-03-08", "Besok": "2026-03-10", "Kini": "2026-03-09"}
    for what, due in dates.items():
        due_on = local(due).date() if due else None
        FollowUp.objects.create(
            innovation=session.innovation,
            session=session,
            what=what,
            owner=budi.person,
            due_on=due_on,
        )
    FollowUp.objects.create(
        innovation=session.innovation, session=session, what="Orang lain", owner=sari.person
    )
    client = as_user(budi)
    found = _desk(client)["tindak-lanjut"]
    assert [item.what for item in found] == ["Lewat", "Kini", "Besok", "Nanti"]
    assert _text(client.get(DESK)).count("Terlambat") == 1
    finish(found[0], budi)
    assert [item.what for item in _desk(client)["tindak-lanjut"]] == ["Kini", "Besok", "Nanti"]
