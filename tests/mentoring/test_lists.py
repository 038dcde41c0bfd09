"""Lists of assignments, sessions and consultations: narrowed by their address, and as a file."""

import csv
import io

import pytest
from django.urls import reverse

from innovations.models import Innovation
from mentoring.assignments.operations import assign, end_assignment
from mentoring.consultations.operations.talking import open_consultation
from mentoring.followups.operations.keeping import add, finish
from mentoring.sessions.operations.booking import book, cancel
from tests.mentoring.conftest import local

SESSIONS, ASSIGNMENTS, CONSULTATIONS, FOLLOW_UPS = (
    reverse(f"mentoring:{name}")
    for name in ("sessions", "assignments", "consultations", "follow_ups")
)


def _rows(client, address, **chosen):
    """Of all pages; the file has as many."""
    page = client.get(address, chosen)
    assert page.status_code == 200
    found = list(page.context["page_obj"].paginator.object_list)
    answer = client.get(page.context["files"]["csv"])
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert len(lines) - 1 == len(found)
    return found


@pytest.fixture
def second(make_innovation, rini, other_mentor, make_window, dewi, today):
    """Bu Hana meets Rini of another agency on the same Thursday."""
    innovation = make_innovation(rini, "Kelas Sungai")
    agent = other_mentor.person.appointments.get()
    assign(agent, innovation, dewi, starts_on=today)
    window = make_window(other_mentor, "2026-03-12 13:00")
    return book(rini, innovation, window, window.starts_at, "Lembar kerja")


def test_sessions_are_narrowed(session, second, dewi, budi, dinkes, as_user):
    client = as_user(dewi)
    assert _rows(client, SESSIONS) == [session, second]
    assert _rows(client, SESSIONS, q="kelas") == [second]
    assert _rows(client, SESSIONS, q="lembar") == [second]
    assert _rows(client, SESSIONS, q="budi") == [session]
    assert _rows(client, SESSIONS, pendamping=budi.person.pk) == [session]
    assert _rows(client, SESSIONS, opd=dinkes.pk) == [session]
    assert _rows(client, SESSIONS, status="requested") == []
    cancel(session, budi, "Sakit")
    assert _rows(client, SESSIONS) == [second]
    assert _rows(client, SESSIONS, lalu="1", status="cancelled") == [session]
    assert _rows(client, SESSIONS, lalu="1", status="missed") == []
    assert 'href="?lalu=1"' in client.get(SESSIONS, {"lalu": 1, "q": "x"}).content.decode()
    assert _rows(as_user(budi), SESSIONS, opd=second.innovation.opd_id) == []


def test_a_short_list_has_no_bar_until_it_is_narrowed(session, sari, as_user):
    client, bar = as_user(sari), 'class="kl-filter"'
    assert bar not in client.get(SESSIONS).content.decode()
    assert bar in client.get(SESSIONS, {"q": "x"}).content.decode()


def test_a_long_list_has_a_bar(assignment, make_innovation, sari, pamong, dewi, today, as_user):
    for number in range(5):
        assign(pamong, make_innovation(sari, f"Antrean {number}"), dewi, starts_on=today)
    assert 'class="kl-filter"' in as_user(sari).get(ASSIGNMENTS).content.decode()


def test_sessions_of_one_innovation_are_for_whoever_may_see_it(
    session, second, dewi, fauzi, rini, as_user
):
    innovation = session.innovation
    for user in (dewi, fauzi):
        assert _rows(as_user(user), SESSIONS, inovasi=innovation.pk) == [session]
    assert _rows(as_user(dewi), SESSIONS, inovasi=innovation.pk, lalu="1") == []
    for wanted in (innovation.pk, "x", 10**17, ""):
        for address in (SESSIONS, reverse("mentoring:sessions_file", args=["csv"])):
            assert as_user(rini).get(address, {"inovasi": wanted}).status_code == 404


def test_one_sees_ones_own_follow_ups_above_the_sessions(session, sari, budi, as_user):
    add(session.innovation, budi, what="Unggah SK", owner=sari.person)
    assert [each.what for each in as_user(sari).get(SESSIONS).context["to_do"]] == ["Unggah SK"]
    assert as_user(sari).get(SESSIONS, {"q": "x"}).context["to_do"] == []
    assert as_user(budi).get(SESSIONS).context["to_do"] == []


def test_assignments_are_narrowed(
    assignment, second, pamong, dewi, rini, dinkes, today, as_user, set_clock
):
    client, hers = as_user(dewi), second.innovation.assignments.get()
    assert set(_rows(client, ASSIGNMENTS)) == {assignment, hers}
    assert _rows(client, ASSIGNMENTS, pendamping=pamong.person_id) == [assignment]
    assert _rows(client, ASSIGNMENTS, opd=dinkes.pk) == [assignment]
    assert _rows(client, ASSIGNMENTS, q="hana") == [hers]
    assert _rows(client, ASSIGNMENTS, status="nanti") == []
    over = assign(pamong, dinkes, dewi, starts_on=local("2026-03-20").date())
    assert _rows(client, ASSIGNMENTS, status="nanti") == [over]
    assert set(_rows(client, ASSIGNMENTS, opd=dinkes.pk)) == {assignment, over}
    end_assignment(assignment, dewi, on=today, reason="Selesai")
    set_clock("2026-03-10 08:00")
    assert _rows(as_user(dewi), ASSIGNMENTS, status="berakhir") == [assignment]
    end = reverse("mentoring:end_assignment", args=[assignment.pk])
    page = as_user(dewi).get(ASSIGNMENTS, {"status": "berakhir"})
    assert end not in page.content.decode()
    assert _rows(as_user(rini), ASSIGNMENTS) == [hers]


def test_each_list_and_its_file_are_narrowed_to_a_stage(session, second, talk, sari, dewi, as_user):
    """`second` is about another innovation than the session, the assignment and the talk."""
    Innovation.objects.filter(pk=second.innovation_id).update(stage=Innovation.Stage.APPLICATION)
    client = as_user(dewi)
    for address, name in (
        (SESSIONS, "mentoring:sessions_file"),
        (ASSIGNMENTS, "mentoring:assignments_file"),
        (f"{CONSULTATIONS}?tampil=semua", "mentoring:consultations_file"),
    ):
        more = {"tampil": "semua"} if address.startswith(CONSULTATIONS) else {}
        whole = _rows(client, address.partition("?")[0], **more)
        trial = _rows(client, address.partition("?")[0], **more, tahap="trial")
        assert trial
        assert all(each.innovation.stage == "trial" for each in trial), address
        assert len(trial) == sum(each.innovation.stage == "trial" for each in whole)
        file = client.get(reverse(name, args=["csv"]), {**more, "tahap": "trial"})
        text = file.getvalue() if file.streaming else file.content
        assert second.innovation.name not in text.decode("utf-8-sig"), address
        assert session.innovation.name in text.decode("utf-8-sig"), address


def test_consultations_are_narrowed_within_their_tab(
    talk, question, innovation, sari, budi, rini, paringin, as_user
):
    other = open_consultation(sari, subject="Video", text="?", innovation=innovation)
    client = as_user(budi)
    for tab in ("menunggu", "semua"):
        about = {"tampil": tab, "inovasi": innovation.pk}
        assert set(_rows(client, CONSULTATIONS, **about)) == {talk, other}
        assert _rows(client, CONSULTATIONS, **about, q="vid") == [other]
        assert set(_rows(client, CONSULTATIONS, tampil=tab, opd=paringin.pk)) >= {talk, other}
        assert _rows(client, CONSULTATIONS, tampil=tab, q="apa yang kurang") == []
    assert _rows(client, CONSULTATIONS, tampil="selesai", inovasi=innovation.pk) == []
    assert _rows(as_user(rini), CONSULTATIONS, inovasi=innovation.pk) == []
    tabs = client.get(CONSULTATIONS, {"inovasi": innovation.pk, "q": "vid"}).context["tabs"]
    assert all(f"inovasi={innovation.pk}&q=vid" in each["url"] for each in tabs)


def test_consultations_are_narrowed_to_a_mentor(
    assignment, innovation, second, sari, dewi, as_user
):
    """To what she accompanies, and to what she answers."""
    hers = open_consultation(sari, subject="Video", text="?", innovation=innovation)
    other = open_consultation(
        second.booked_by.user, subject="Kelas", text="?", innovation=second.innovation
    )
    client, all_of_them = as_user(dewi), {"tampil": "semua"}
    budi = assignment.appointment.person
    found = set(_rows(client, CONSULTATIONS, **all_of_them, pendamping=budi.pk))
    assert hers in found
    assert other not in found
    hana = second.mentor
    assert _rows(client, CONSULTATIONS, **all_of_them, pendamping=hana.pk) == [other]


def test_follow_ups_are_narrowed_and_a_file(assignment, innovation, budi, sari, as_user):
    add(innovation, budi, what="Unggah SK", owner=sari.person, due_on=None)
    done = add(innovation, budi, what="Rekam video", owner=sari.person, due_on=None)
    finish(done, sari)
    client = as_user(sari)
    assert [each.what for each in _rows(client, FOLLOW_UPS)] == ["Unggah SK"]
    assert _rows(client, FOLLOW_UPS, tampil="selesai") == [done]
    assert _rows(client, FOLLOW_UPS, q="video") == []


@pytest.mark.parametrize(
    "name",
    [
        "mentoring:sessions",
        "mentoring:assignments",
        "mentoring:consultations",
        "mentoring:follow_ups",
        "innovations:list",
    ],
)
def test_a_kind_of_file_that_there_is_not(name, sari, as_user):
    assert as_user(sari).get(f"{reverse(name)}unduh/pdf/").status_code == 404


def test_no_narrowed_list_asks_more_when_there_is_more(
    session, second, make_innovation, sari, dewi, pamong, today, as_user, queries_of
):
    client = as_user(dewi)
    addresses = [
        f"{address}?q=a&opd={session.innovation.opd_id}"
        for address in (SESSIONS, ASSIGNMENTS, CONSULTATIONS, reverse("innovations:list"))
    ]

    def asked() -> list[int]:
        return [queries_of(lambda address=each: client.get(address)) for each in addresses]

    open_consultation(sari, subject="Apa", text="?", innovation=session.innovation)
    asked()
    few = asked()
    for number in range(5):
        made = make_innovation(sari, f"Antrean {number}")
        assign(pamong, made, dewi, starts_on=today)
        open_consultation(sari, subject=f"Apa {number}", text="?", innovation=made)
    assert asked() == few
    assert max(few) <= 15
