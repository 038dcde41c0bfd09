"""What its owner has not confirmed counts nowhere: each place that counts or lists innovations."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agents.models import Appointment
from innovations.models import Innovation
from innovations.refusals import NotConfirmedError
from innovations.registration.operations import register
from mentoring.assignments.forms import AssignForm
from mentoring.assignments.operations import assign
from mentoring.consultations.forms import QuestionForm
from mentoring.consultations.operations import talking
from mentoring.desk.companions import companions
from mentoring.models import Assignment
from mentoring.report.figures import MentoringReport
from mentoring.sessions.operations import booking

NAME = "Punyanya Orang"


@pytest.fixture
def unconfirmed(make_user, dinkes, dewi, budi, today) -> Innovation:
    """Of an agency that Pak Budi accompanies as a whole, registered by a stranger."""
    stranger = make_user("siapa.saja@contoh.example", first_name="Siapa Saja")
    assign(Appointment.objects.get(person=budi.person), dinkes, dewi, starts_on=today)
    return register(stranger, name=NAME, summary="x", stage="trial", opd=dinkes)


@pytest.fixture
def stranger(unconfirmed):
    return unconfirmed.members.get().person.user


def _names(client, address: str, **query: str) -> bool:
    return NAME in client.get(address, query).content.decode()


# Where an innovation counts or is listed, and whether this one does there.
def _report(world) -> bool:
    report = MentoringReport(2026, None, world["today"])
    return bool(report.total().figures["innovations"])


def _exported_rows(world) -> bool:
    args = [world["dinkes"].pk, "innovations", "csv"]
    answer = world["client"](world["dewi"]).get(
        reverse("mentoring:supervision_rows_file", args=args)
    )
    content = getattr(answer, "streaming_content", [answer.content])
    return answer.status_code == 200 and NAME in b"".join(content).decode()


PLACES = {
    "the mentoring report": _report,
    "its rows as a file": _exported_rows,
    "the head's list": lambda w: _names(w["client"](w["fauzi"]), "/inovasi/"),
    "the search of the clinic's list": lambda w: _names(
        w["client"](w["dewi"]), "/inovasi/", q="Orang"
    ),
    "the mentor's list": lambda w: _names(w["client"](w["budi"]), "/inovasi/"),
    "search": lambda w: _names(w["client"](w["budi"]), "/cari/", q="Orang"),
    "the desk": lambda w: bool(companions(w["budi"])),
    "the desk's page": lambda w: _names(w["client"](w["budi"]), "/meja/dampingan/"),
    "whom to assign to": lambda w: AssignForm().fields["innovation"].queryset.exists(),  # type: ignore[attr-defined]
    "whom it is accompanied by": lambda w: Assignment.objects.accompanying(w["it"]).exists(),
    "what one may ask about": lambda w: (
        QuestionForm(user=w["stranger"]).fields["innovation"].queryset.exists()
    ),  # type: ignore[attr-defined]
    "booking": lambda w: (
        w["client"](w["stranger"])
        .get(reverse("mentoring:choose_mentor", args=[w["it"].pk]))
        .status_code
        != 404
    ),
    "what a mentor may see": lambda w: Innovation.objects.visible_to(w["budi"]).exists(),
    "what a head may see": lambda w: Innovation.objects.visible_to(w["fauzi"]).exists(),
}


@pytest.fixture
def places(unconfirmed, stranger, dinkes, dewi, fauzi, budi, today, as_user):
    people = {"stranger": stranger, "dinkes": dinkes, "dewi": dewi, "fauzi": fauzi, "budi": budi}
    world = {**people, "today": today, "client": as_user, "it": unconfirmed}

    def walk() -> set[str]:
        world["it"].refresh_from_db()
        return {name for name, counts in PLACES.items() if counts(world)}

    return walk


def test_it_counts_nowhere_until_it_is_confirmed_and_then_everywhere(places, unconfirmed):
    for state in ("awaiting", "rejected", "withdrawn"):
        Innovation.objects.filter(pk=unconfirmed.pk).update(state=state)
        assert places() == set(), state
    Innovation.objects.filter(pk=unconfirmed.pk).update(state="confirmed")
    assert PLACES.keys() - places() == {"search"}  # search has no innovations at all


def test_nobody_is_assigned_asked_or_booked_for_it(
    unconfirmed, stranger, budi, dewi, today, make_window
):
    held = Appointment.objects.get(person=budi.person)
    with pytest.raises(NotConfirmedError):
        assign(held, unconfirmed, dewi, starts_on=today)
    with pytest.raises(NotConfirmedError):
        talking.open_consultation(stranger, subject="x", text="x", innovation=unconfirmed)
    window = make_window(budi, "2026-03-12 09:00")
    with pytest.raises(NotConfirmedError):
        booking.book(stranger, unconfirmed, window, window.starts_at + timedelta(minutes=30))
