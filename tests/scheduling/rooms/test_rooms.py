"""The clinic keeps its rooms."""

from django.urls import reverse

from scheduling.models import Room


def test_rooms_are_the_clinics(dewi, budi, as_user):
    typed = {"name": "Ruang A", "place": "Bapperida", "seats": "4", "client_key": "d"}
    assert as_user(budi).post(reverse("scheduling:rooms"), typed).status_code == 404
    for _ in range(2):
        assert as_user(dewi).post(reverse("scheduling:rooms"), typed).status_code == 302
    again = as_user(dewi).post(reverse("scheduling:rooms"), {**typed, "client_key": "e"})
    assert again.status_code == 200
    room = Room.objects.get()
    as_user(dewi).post(reverse("scheduling:set_room", args=[room.pk]), {"is_open": "0"})
    room.refresh_from_db()
    assert not room.is_open
