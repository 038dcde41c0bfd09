"""What awaits an answer in the guards' world: registrations to confirm, invitations into teams."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from innovations.models import Innovation, Invitation
from innovations.registration.operations import register


def add_what_is_asked(world: Any, innovations: dict[str, Innovation]) -> None:
    cast = world.cast
    budi = cast["budi"]
    third = register(budi, name="Pihak ketiga", summary="x", stage="trial", opd=cast["bapperida"])
    for whose, name, owner in (("own", "sari", "dinkes"), ("other", "rini", "bapperida")):
        user = cast[name]
        what = {"name": f"Menunggu {whose}", "summary": "x", "stage": "trial"}
        waiting = register(user, opd=cast[owner], **what)
        asked = _invite(innovations[whose], user, named=f"rahasia.{whose}@contoh.example")
        invited = _invite(third, budi, named=user.email, person=user.person)
        for address, args in {
            **{each: [waiting.pk] for each in ("confirm", "reject", "withdraw")},
            "take_back": [innovations[whose].pk, asked.pk],
            **{each: [invited.pk] for each in ("invitation", "accept", "decline")},
        }.items():
            name = f"innovations:{address}"
            world.addresses[name, whose] = reverse(name, args=args)


def _invite(innovation: Innovation, by: Any, **fields: Any) -> Invitation:
    fields |= {"invited_by": by.person, "asked_at": timezone.now()}
    return Invitation.objects.create(innovation=innovation, **fields)
