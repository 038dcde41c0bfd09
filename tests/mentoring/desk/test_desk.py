"""GET /meja/: what needs a mentor, in order, and nothing of anybody else."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from agents.models import Appointment
from mentoring.assignments.operations import assign, end_assignment
from mentoring.consultations.operations.talking import mark_read, open_consultation, post
from mentoring.desk.sections import SECTIONS, SHOWN, Filled
from mentoring.models import Assignment, Consultation, FollowUp
from mentoring.sessions.operations.booking import book, cancel
from mentoring.sessions.operations.outcomes import report as tell
from scheduling.models import Booking
from tests.mentoring.conftest import local
from tests.mentoring.consultations.talks import say
from tests.mentoring.makers import rewrite

DESK = reverse("mentoring:desk")
NAMES = [section.name for section in SECTIONS]


def _desk(client) -> dict[str, list]:
    found = client.get(DESK).context["sections"]
    return {filled.section.name: list(filled.rows) for filled in found}


def _text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.mark.parametrize("who", ["sari", "fauzi", "rizki", "dewi", "aulia", "root"])
def test_a_mentors_work_is_a_mentors_own(request, session, who, as_user):
    """Who answers for more than her own has a desk too, without any of it."""
    client = as_user(request.getfixturevalue(who))
    answer = client.get(DESK)
    assert answer.status_code == (404 if who == "sari" else 200)
    assert who == "sari" or answer.context["sections"] == []
    for name in NAMES:
        assert client.get(reverse("mentoring:desk_section", args=[name])).status_code == 404


def test_a_mentor_whose_decree_ended_has_no_desk(assignment, budi, as_user, set_clock):
    Appointment.objects.update(ends_on=local("2026-03-10").date())
    assert as_user(budi).get(DESK).status_code == 200
    set_clock("2026-03-11 08:00")
    assert as_user(budi).get(DESK).status_code == 404


def test_what_is_another_mentors_is_not_on_the_desk(
    session, request_, talk, other_mentor, budi, as_user, set_clock
):
    FollowUp.objects.create(
        innovation=session.innovation, session=session, what="Foto", owner=budi.person
    )
    assert sum(len(rows) for rows in _desk(as_user(budi)).values()) >= 4
    for at in ("2026-03-09 07:30", "2026-03-12 08:00", "2026-03-12 12:00"):
        set_clock(at)
        assert all(not rows for rows in _desk(as_user(other_mentor)).values()), at


def test_an_empty_desk_says_so_in_words_and_counts_nothing(budi, as_user):
    page = _text(as_user(budi).get(DESK))
    for section in SECTIONS:
        assert f"{section.title} 0" in page
        assert str(section.empty) in page


def test_the_sections_stand_in_the_order_in_which_they_need_her(session, budi, as_user):
    page = as_user(budi).get(DESK).content.decode()
    assert re.findall(r'<h2 id="([a-z-]+)">', page) == NAMES
    assert NAMES[:5] == [
        "hari-ini",
        "permintaan",
        "menunggu-jawaban",
        "belum-dibaca",
        "belum-dilaporkan",
    ]


def test_a_session_is_of_today_until_it_is_over_then_it_waits_for_its_report(
    session, budi, as_user, set_clock
):
    client = as_user(budi)
    set_clock("2026-03-11 23:59")
    assert _desk(client)["hari-ini"] == []
    report = reverse("mentoring:report", args=[session.pk])
    set_clock("2026-03-12 00:01")
    page = client.get(DESK)
    assert _desk(client)["hari-ini"] == [session]
    for words in (
        "09.00–09.30 WITA",
        "Posyandu Keliling",
        "bersama Sari Wulandari",
        "temu.example",
    ):
        assert words in _text(page)
    assert report not in page.content.decode()
    set_clock("2026-03-12 09:00")
    assert report in client.get(DESK).content.decode()
    set_clock("2026-03-12 09:30")
    found = _desk(client)
    assert (found["hari-ini"], found["belum-dilaporkan"]) == ([], [session])
    assert report in client.get(DESK).content.decode()
    tell(session, budi, was_held=True, minutes="", present=[])
    assert _desk(client)["belum-dilaporkan"] == []


def test_todays_sessions_stand_by_hour(session, innovation, sari, budi, window, as_user, set_clock):
    late = book(sari, innovation, window, window.starts_at + timedelta(hours=1), "Lagi")
    set_clock("2026-03-12 08:00")
    assert _desk(as_user(budi))["hari-ini"] == [session, late]
    set_clock("2026-03-12 12:00")
    assert _desk(as_user(budi))["belum-dilaporkan"] == [session, late]


def test_a_cancelled_session_needs_nobody(session, budi, as_user, set_clock):
    cancel(session, budi, "Sakit")
    for at in ("2026-03-12 08:00", "2026-03-12 12:00"):
        set_clock(at)
        found = _desk(as_user(budi))
        assert (found["hari-ini"], found["belum-dilaporkan"]) == ([], [])


def test_requests_show_how_much_time_is_left_and_leave_when_it_is_up(
    request_, budi, as_user, set_clock
):
    client = as_user(budi)
    page = client.get(DESK).content.decode()
    found = _desk(client)
    assert (found["permintaan"], found["hari-ini"]) == ([request_], [])
    approve = reverse("mentoring:approve", args=[request_.pk])
    form = page[page.index(f'action="{approve}"') :]
    assert form.index("csrfmiddlewaretoken") < form.index("</form>")
    left = request_.expires_at - local("2026-03-09 07:30")
    assert left > timedelta(0)
    set_clock(f"{request_.expires_at.astimezone(local('2026-03-09').tzinfo):%Y-%m-%d %H:%M}")
    assert _desk(client)["permintaan"] == []


def test_the_request_whose_time_is_up_first_stands_first(
    request_, asking, innovation, sari, budi, as_user
):
    later = book(sari, innovation, asking, asking.starts_at + timedelta(hours=1), "Lagi")
    sooner = request_.expires_at - timedelta(hours=1)
    Booking.objects.filter(session=later).update(expires_at=sooner)
    assert _desk(as_user(budi))["permintaan"] == [later, request_]


def test_questions_wait_the_oldest_first_until_she_answers(
    talk, innovation, sari, budi, as_user, set_clock
):
    set_clock("2026-03-10 09:00")
    second = open_consultation(sari, subject="Kedua", text="Lagi?", innovation=innovation)
    client = as_user(budi)
    assert _desk(client)["menunggu-jawaban"] == [talk, second]
    page = _text(client.get(DESK))
    assert "Menunggu sejak 9 Maret 2026, 07.30 WITA" in page
    assert "Terlambat" not in page
    set_clock("2026-03-13 09:00")
    rows = {row.subject: row.is_overdue for row in _desk(client)["menunggu-jawaban"]}
    assert rows == {talk.subject: True, "Kedua": False}
    page = client.get(DESK).content.decode()
    assert re.search(r'<use href="[^"]*#warning"></use></svg>Terlambat', page)
    post(budi, Consultation.objects.for_thread(budi).get(pk=talk.pk), "Begini.", key="a")
    assert _desk(client)["menunggu-jawaban"] == [second]


def test_a_question_that_any_mentor_may_take_is_marked(question, budi, other_mentor, as_user):
    for mentor in (budi, other_mentor):
        client = as_user(mentor)
        assert [row.is_free for row in _desk(client)["menunggu-jawaban"]] == [True]
        assert "Belum diambil" in _text(client.get(DESK))


def test_unread_messages_are_counted_until_they_are_read(talk, sari, budi, as_user):
    def thread(user):
        return Consultation.objects.for_thread(user).get(pk=talk.pk)

    client = as_user(budi)
    post(budi, thread(budi), "Begini.", key="a")
    assert _desk(client)["belum-dibaca"] == []
    for key in "bc":
        post(sari, thread(sari), "Terima kasih.", key=key)
    assert [row.unread for row in _desk(client)["belum-dibaca"]] == [2]
    assert "2 pesan belum dibaca" in _text(client.get(DESK))
    mark_read(budi, thread(budi), 99)
    assert _desk(client)["belum-dibaca"] == []


def test_of_what_is_unread_the_newest_stands_first(
    talk, innovation, sari, budi, as_user, set_clock
):
    set_clock("2026-03-10 09:00")
    second = open_consultation(sari, subject="Kedua", text="Lagi?", innovation=innovation)
    assert _desk(as_user(budi))["belum-dibaca"] == [second, talk]


def test_what_she_may_no_longer_read_is_not_unread(talk, sari, budi, as_user):
    say(budi, talk, "Begini.", key="a")
    say(sari, talk, "Terima kasih.", key="b")
    assert len(_desk(as_user(budi))["belum-dibaca"]) == 1
    Consultation.objects.filter(pk=talk.pk).update(innovation=None, opd=None)
    assert _desk(as_user(budi))["belum-dibaca"] == []


def _companion(client):
    (found,) = _desk(client)["dampingan"]
    return found


def test_an_innovation_has_stalled_after_so_many_days_without_session(
    assignment, budi, as_user, set_clock, settings
):
    set_clock("2026-04-07 08:00")
    client = as_user(budi)
    assert not _companion(client).is_stalled
    set_clock("2026-04-08 08:00")
    assert _companion(client).is_stalled
    assert "30 hari tanpa sesi" in _text(client.get(DESK))
    settings.MENTORING_STALLED_DAYS = 31
    assert not _companion(client).is_stalled


def test_a_session_held_or_to_come_keeps_it_from_stalling(session, budi, as_user, set_clock):
    starts_at = local("2026-04-20 09:00")
    rewrite(session, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=30))
    set_clock("2026-04-19 08:00")
    client = as_user(budi)
    ahead = _companion(client)
    assert (ahead.is_stalled, ahead.next_at, ahead.met_on) == (False, starts_at, None)
    set_clock("2026-04-20 10:00")
    assert _companion(client).is_stalled
    tell(session, budi, was_held=True, minutes="", present=[])
    held = _companion(client)
    assert (held.is_stalled, held.met_on, held.quiet_days) == (False, starts_at.date(), 0)
    tell(session, budi, was_held=False, minutes="", present=[])
    assert _companion(client).is_stalled


def test_what_another_mentor_held_is_not_hers(
    session, innovation, other_mentor, dewi, as_user, set_clock
):
    assign(
        other_mentor.person.appointments.get(),
        innovation,
        dewi,
        starts_on=local("2026-03-09").date(),
    )
    set_clock("2026-03-12 10:00")
    tell(session, session.mentor.user, was_held=True, minutes="", present=[])
    assert _companion(as_user(other_mentor)).met_on is None


def test_a_session_that_another_mentor_holds_next_is_not_hers(
    assignment, innovation, other_mentor, dewi, sari, make_window, budi, as_user
):
    today = local("2026-03-09").date()
    assign(other_mentor.person.appointments.get(), innovation, dewi, starts_on=today)
    window = make_window(other_mentor, "2026-03-17 09:00")
    book(sari, innovation, window, window.starts_at, "Bukti")
    assert _companion(as_user(budi)).next_at is None
    assert _companion(as_user(other_mentor)).next_at == window.starts_at


def test_what_has_stalled_stands_first_and_the_longest_quiet_before_the_rest(
    assignment, make_innovation, pamong, sari, dewi, budi, make_window, as_user, set_clock
):
    for day, name in enumerate(("Antre", "Bank Sampah"), start=1):
        other = make_innovation(sari, name)
        assign(pamong, other, dewi, starts_on=local(f"2026-03-0{9 - day}").date())
    window = make_window(budi, "2026-04-20 09:00")
    set_clock("2026-04-08 08:00")
    oldest = make_innovation(sari, "Cuci Tangan")
    assign(pamong, oldest, dewi, starts_on=local("2026-03-01").date())
    book(sari, oldest, window, window.starts_at, "Bukti")
    found = [(str(row.innovation), row.is_stalled) for row in _desk(as_user(budi))["dampingan"]]
    assert found == [
        ("Bank Sampah", True),
        ("Antre", True),
        ("Posyandu Keliling", True),
        ("Cuci Tangan", False),
    ]


def test_she_accompanies_it_since_the_first_of_her_days_with_it(
    innovation, pamong, dinkes, dewi, budi, make_appointment, as_user
):
    second = make_appointment(budi.person, Appointment.Kind.AGENT, dinkes)
    terms = ((pamong, innovation, 8), (pamong, dinkes, 5), (second, innovation, 2))
    for appointment, subject, day in terms:
        Assignment.objects.create(
            appointment=appointment,
            starts_on=date(2026, 3, day),
            assigned_by=dewi.person,
            **{"opd" if subject == dinkes else "innovation": subject},
        )
        assert _companion(as_user(budi)).since == date(2026, 3, day)


def test_a_decree_that_has_ended_takes_its_innovations_from_the_desk(
    assignment, pamong, disdikbud, make_appointment, budi, as_user, set_clock
):
    make_appointment(budi.person, Appointment.Kind.AGENT, disdikbud)
    Appointment.objects.filter(pk=pamong.pk).update(ends_on=local("2026-03-10").date())
    assert len(_desk(as_user(budi))["dampingan"]) == 1
    set_clock("2026-03-11 08:00")
    assert _desk(as_user(budi))["dampingan"] == []


def test_of_an_agency_she_accompanies_what_lies_below_it(
    innovation, pamong, dinkes, dewi, budi, as_user, set_clock
):
    made = assign(pamong, dinkes, dewi, starts_on=local("2026-03-09").date())
    assert _companion(as_user(budi)).innovation == innovation
    assign(pamong, innovation, dewi, starts_on=local("2026-03-09").date())
    assert _companion(as_user(budi)).innovation == innovation
    end_assignment(made, dewi, on=local("2026-03-09").date(), reason="x")
    Assignment.objects.exclude(pk=made.pk).delete()
    set_clock("2026-03-10 08:00")
    assert _desk(as_user(budi))["dampingan"] == []


def _many(innovation, sari, budi, make_window, number: int) -> None:
    for nth in range(number):
        window = make_window(budi, f"2026-03-{17 + nth} 14:00")
        session = book(sari, innovation, window, window.starts_at, "Bukti")
        FollowUp.objects.create(
            innovation=session.innovation, session=session, what=f"Janji {nth}", owner=budi.person
        )
        open_consultation(sari, subject=f"Tanya {nth}", text="?", innovation=innovation)


@pytest.mark.usefixtures("unlimited")
def test_the_desk_shows_five_of_each_and_leads_to_all(
    session, innovation, sari, budi, make_window, as_user, set_clock
):
    _many(innovation, sari, budi, make_window, 8)
    set_clock("2026-03-30 08:00")
    client = as_user(budi)
    for filled in client.get(DESK).context["sections"]:
        if filled.count:
            assert len(filled.shown) == min(SHOWN, filled.count)
            assert filled.is_cut == (filled.count > SHOWN)
            page = client.get(filled.url)
            assert page.context["page_obj"].paginator.count == filled.count
    assert len(_desk(client)["belum-dilaporkan"]) == 9
    assert _text(client.get(DESK)).count("Tampilkan semua") == 4
    assert not Filled(SECTIONS[0], range(SHOWN)).is_cut
    assert client.get(reverse("mentoring:desk_section", args=["rahasia"])).status_code == 404


@pytest.mark.usefixtures("unlimited")
def test_the_desk_takes_fifteen_queries_at_most_and_no_more_with_more(
    session, request_, talk, innovation, make_innovation, pamong, dewi, sari, budi, make_window,
    as_user, queries_of, set_clock,
):  # fmt: skip
    client = as_user(budi)
    client.get(DESK)
    few = queries_of(lambda: client.get(DESK))
    _many(innovation, sari, budi, make_window, 6)
    for number in range(6):
        other = make_innovation(sari, f"Inovasi {number}")
        assign(pamong, other, dewi, starts_on=local("2026-03-09").date())
    assert queries_of(lambda: client.get(DESK)) == few
    set_clock("2026-03-30 08:00")
    client = as_user(budi)
    client.get(DESK)
    assert queries_of(lambda: client.get(DESK)) == few
    assert few <= 15
