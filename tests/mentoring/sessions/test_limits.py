"""How many sessions one person, and one innovation, may have before them."""

from datetime import timedelta

import pytest

from agents.models import Appointment
from innovations.models import Innovation
from innovations.refusals import NotConfirmedError
from mentoring.assignments.operations import assign
from mentoring.models import Session
from mentoring.sessions import limits
from mentoring.sessions.operations.booking import book, cancel, withdraw

HALF = timedelta(minutes=30)


@pytest.fixture
def take(assignment, innovation, make_window, budi, sari):
    """The nth half hour of the mentor's time."""
    window = make_window(budi, "2026-03-12 09:00", hours=4)
    asking = make_window(budi, "2026-03-16 09:00", hours=4, needs_approval=True)

    def act(nth, user=sari, of=innovation, *, asks=False) -> Session:
        chosen = asking if asks else window
        return book(user, of, chosen, chosen.starts_at + HALF * nth)

    return act


@pytest.fixture
def second(make_innovation, sari, budi, dewi, today) -> Innovation:
    made = make_innovation(sari, name="Kelas Ibu")
    assign(Appointment.objects.get(person=budi.person), made, dewi, starts_on=today)
    return made


def test_one_innovation_does_not_take_all_times_of_its_mentor(take, settings, sari, rizki):
    settings.MENTORING_OPEN_PER_INNOVATION = 2
    first = take(0)
    take(1, rizki)
    for user in (sari, rizki):
        with pytest.raises(limits.TooManyOfInnovationError):
            take(2, user)
    cancel(first, sari, "Ada rapat")
    take(2)
    settings.MENTORING_OPEN_PER_INNOVATION = 3  # the control arm
    assert take(3)


def test_one_person_does_not_either_whatever_the_innovation(take, second, settings, rizki):
    settings.MENTORING_OPEN_PER_PERSON = 1
    take(0)
    with pytest.raises(limits.TooManyOfPersonError):
        take(1, of=second)
    assert take(1, rizki, second)


def test_requests_that_wait_are_limited_before_that(take, second, settings, sari, rizki):
    settings.MENTORING_WAITING_PER_PERSON = settings.MENTORING_WAITING_PER_INNOVATION = 1
    asked = take(0, asks=True)
    with pytest.raises(limits.TooManyAskedForInnovationError):
        take(1, rizki, asks=True)
    with pytest.raises(limits.TooManyAskedByPersonError):
        take(1, of=second, asks=True)
    assert take(0)
    withdraw(asked, sari)
    assert take(1, asks=True)


def test_a_session_that_is_over_counts_no_more(take, settings, set_clock, make_window, budi):
    settings.MENTORING_OPEN_PER_INNOVATION = 1
    take(0)
    set_clock("2026-03-12 09:31")
    assert take(4)


def test_the_clinic_books_for_many(take, second, settings, dewi):
    settings.MENTORING_OPEN_PER_PERSON = 1
    take(0, dewi)
    assert take(1, dewi, second)


def test_the_page_says_how_many_and_what_to_do(take, settings, innovation, budi, sari, as_user):
    settings.MENTORING_OPEN_PER_INNOVATION = 1
    first = take(0)
    address = f"/inovasi/{innovation.pk}/sesi/pesan/{budi.person.pk}/"
    slot = f"{first.window_id}-{int((first.starts_at + HALF).timestamp())}"
    answer = as_user(sari).post(address, {"slot": slot, "topic": "", "client_key": "k"})
    assert answer.status_code == 409
    assert "memiliki 1 sesi yang akan datang" in answer.content.decode()


def test_by_itself_the_fifth_session_is_refused_and_the_page_says_so(
    take, second, innovation, budi, sari, rizki, as_user
):
    """As the settings stand where a site says nothing: four of each."""
    for nth in range(4):
        last = take(nth)
    with pytest.raises(limits.TooManyOfInnovationError, match=r"^4$"):
        take(4, rizki)
    with pytest.raises(limits.TooManyOfPersonError, match=r"^4$"):
        take(4, of=second)
    slot = f"{last.window_id}-{int((last.starts_at + HALF).timestamp())}"
    address = f"/inovasi/{innovation.pk}/sesi/pesan/{budi.person.pk}/"
    answer = as_user(sari).post(address, {"slot": slot, "topic": "", "client_key": "k"})
    assert answer.status_code == 409
    assert "memiliki 4 sesi yang akan datang" in answer.content.decode()
    cancel(last, sari, "Ada rapat")
    assert take(4)


def test_by_itself_the_third_request_that_waits_is_refused(take, second, rizki):
    take(0, asks=True)
    take(1, asks=True)
    with pytest.raises(limits.TooManyAskedForInnovationError, match=r"^2$"):
        take(2, rizki, asks=True)
    with pytest.raises(limits.TooManyAskedByPersonError, match=r"^2$"):
        take(2, of=second, asks=True)
    assert take(2)  # a time that need not be asked for


def test_what_its_owner_has_not_confirmed_is_not_booked(take, innovation):
    innovation.state = Innovation.State.AWAITING
    with pytest.raises(NotConfirmedError):
        take(0)
