"""Who has a desk, and how one comes there."""

import re

from django.urls import reverse

DESK = reverse("mentoring:desk")


def _text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_mentor_lands_on_her_desk_with_one_tap(session, budi, sari, dewi, as_user):
    for user, has_desk in ((budi, True), (sari, False), (dewi, True)):
        links = [link.url for link in as_user(user).get("/mulai/").context["navigation"]()]
        assert (DESK in links[:5]) == has_desk  # those that a phone's bar shows
        assert reverse("mentoring:sessions") in links
    tabs = as_user(budi).get(DESK).content.decode()
    names = ("mentoring:sessions", "mentoring:month", "scheduling:windows", "mentoring:assignments")
    for name in names:
        assert f'href="{reverse(name)}"' in tabs


def test_the_clinics_desk_lists_the_first_rows_of_each_figure(innovation, dewi, fauzi, as_user):
    response = as_user(dewi).get(DESK)
    assert "Meja klinik" in _text(response)
    assert f'href="{innovation.get_absolute_url()}"' in response.content.decode()
    assert "Inovasi tanpa pendamping 1" in _text(response)
    # A head sees what waits in her unit, and nothing of the clinic's.
    page = _text(as_user(fauzi).get(DESK))
    assert "Unit saya" in page
    assert "Meja klinik" not in page
