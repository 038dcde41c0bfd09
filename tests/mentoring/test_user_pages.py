"""What the pages for users promise of mentoring, and nothing else shows."""

from django.urls import reverse

from agents.models import Appointment
from innovations.team.operations.members import add_member
from mentoring.sessions.operations.booking import cancel


def test_the_mentor_stands_on_the_page_of_the_innovation(innovation, assignment, sari, as_user):
    page = as_user(sari).get(reverse("innovations:detail", args=[innovation.pk]))
    assert "Budi Santoso" in page.content.decode()


def test_minutes_are_read_by_the_whole_team_and_by_no_stranger(
    session, sari, budi, rini, make_member, as_user, set_clock
):
    friend = make_member("Lina Marlina")
    add_member(session.innovation, friend.person, "member", sari)
    set_clock("2026-03-12 10:00")
    url = reverse("mentoring:report", args=[session.pk])
    shown = as_user(budi).get(url).context["form"]
    form = {"was_held": "1", "minutes": "Bukti lengkap", "present": [sari.person.pk]}
    form["version"] = shown["version"].value()
    assert as_user(budi).post(url, form).status_code == 302
    for user in (sari, friend):
        assert "Bukti lengkap" in as_user(user).get(session.get_absolute_url()).content.decode()
    assert as_user(rini).get(session.get_absolute_url()).status_code == 404


def test_a_supervisor_looks_at_innovations_and_mentors_and_changes_nothing(
    innovation, assignment, session, make_member, make_appointment, balangan, as_user
):
    user = make_member("Mukhlis Haryadi")
    make_appointment(user.person, Appointment.Kind.SUPERVISOR, balangan)
    client = as_user(user)
    assert innovation.name in client.get(reverse("innovations:list")).content.decode()
    assert "Budi Santoso" in client.get(reverse("mentoring:assignments")).content.decode()
    for name, pk in (
        ("innovations:edit", innovation.pk),
        ("mentoring:end_assignment", assignment.pk),
        ("mentoring:cancel", session.pk),
    ):
        client.post(reverse(name, args=[pk]), {"reason": "x", "name": "Lain"})
    for row in (innovation, assignment, session.booking):
        kept = {field.name: field.value_from_object(row) for field in row._meta.fields}
        row.refresh_from_db()
        assert {field.name: field.value_from_object(row) for field in row._meta.fields} == kept


def test_control_arm_whoever_may_does_change_it(session, budi):
    assert cancel(session, budi, "Sakit").status == "cancelled"
