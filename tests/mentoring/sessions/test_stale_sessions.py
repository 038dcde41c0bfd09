"""Two who write what came of a session, move it, or end an assignment."""

import re
from datetime import timedelta
from html import unescape

from django.urls import reverse

from mentoring.assignments.operations import end_assignment
from mentoring.sessions.operations import outcomes
from mentoring.sessions.operations.booking import move
from tests.edits import opened, version_of
from tests.mentoring.conftest import local

HALF = timedelta(minutes=30)


def _text(page):
    return unescape(re.sub(r"\s+", " ", page.content.decode()))


def test_minutes_are_not_written_over(session, budi, dewi, sari, as_user, set_clock):
    set_clock("2026-03-12 10:00")
    address = reverse("mentoring:report", args=[session.pk])
    client = as_user(budi)
    mine = opened(client, address, {"was_held": "1", "minutes": "Dari Budi"})
    outcomes.report(session, dewi, was_held=False, minutes="Dari Dewi", present=[budi.person.pk])
    page = client.post(address, mine)
    assert page.status_code == 409
    assert "Dari Dewi" in _text(page)
    assert "Dari Budi" in _text(page)
    assert "Tidak, ada yang tidak hadir" in _text(page) or "Tidak" in _text(page)
    asked = re.findall(r'name="asked" value="(\w+)"', page.content.decode())
    assert asked == ["was_held", "present", "minutes"]
    session.refresh_from_db()
    assert session.minutes == "Dari Dewi"
    chosen = mine | {
        "version": version_of(page),
        "asked": asked,
        "choice_was_held": "stands",
        "choice_present": "stands",
        "choice_minutes": "typed",
    }
    assert client.post(address, chosen).status_code == 302
    session.refresh_from_db()
    assert (session.outcome, session.minutes) == ("missed", "Dari Budi")
    came = session.attendances.filter(was_present=True)
    assert list(came.values_list("person", flat=True)) == [budi.person.pk]


def test_a_move_does_not_undo_another_move(session, window, sari, budi, as_user):
    address = reverse("mentoring:move", args=[session.pk])
    client, start = as_user(sari), window.starts_at
    key = f"{window.pk}-{int((start + 3 * HALF).timestamp())}"
    mine = opened(client, address, {"slot": key, "reason": "Ada rapat", "client_key": "a"})
    move(session, budi, window, start + HALF, "Dinas luar")
    page = client.post(address, mine)
    assert page.status_code == 409
    text = _text(page)
    assert "Yang tersimpan sekarang" in text
    assert "12 Maret 2026, 09.30" in text
    assert "12 Maret 2026, 10.30" in text
    session.refresh_from_db()
    assert session.starts_at == start + HALF
    assert client.post(address, mine | {"version": version_of(page)}).status_code == 302
    session.refresh_from_db()
    assert session.starts_at == start + 3 * HALF


def test_an_end_does_not_write_over_another_end(assignment, other_mentor, dewi, as_user):
    client = as_user(dewi)
    end = reverse("mentoring:end_assignment", args=[assignment.pk])
    mine = opened(client, end, {"on": "2026-03-20", "reason": "Selesai"})
    pass_on = reverse("mentoring:hand_over", args=[assignment.pk])
    hana = other_mentor.person.appointments.get()
    typed = {"mentor": hana.pk, "on": "2026-03-21", "note": "Lanjutkan", "client_key": "b"}
    handing = opened(client, pass_on, typed)
    end_assignment(assignment, dewi, on=local("2026-04-30").date(), reason="Pensiun")
    page = client.post(end, mine)
    assert page.status_code == 409
    assert "30 April 2026" in _text(page)
    assert "Pensiun" in _text(page)
    answer = client.post(pass_on, handing)
    assert answer.status_code == 409
    assert "30 April 2026" in _text(answer)
    assignment.refresh_from_db()
    assert assignment.ends_on == local("2026-04-30").date()
    assert client.post(end, mine | {"version": version_of(page)}).status_code == 302
