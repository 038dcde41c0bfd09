"""What the clinic adds to the guards' world: in each agency a mentor, a window, a session."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from agents.models import Appointment
from innovations.models import Innovation
from mentoring.assignments.operations import assign
from mentoring.invitations.operations.inviting import Time, invite
from mentoring.models import FollowUp, MessageTemplate
from mentoring.sessions.operations.booking import book
from scheduling.models import Room, Window
from tests.makers import make_appointment, make_member

LINK = "https://temu.example/klinik"


def add_clinic(world: Any, innovations: dict[str, Innovation]) -> None:
    cast = world.cast
    hana = make_member("Hana Pertiwi", cast["bapperida"])
    make_appointment(hana.person, Appointment.Kind.AGENT, cast["disdikbud"])
    pairs = {"own": (cast["sari"], cast["budi"]), "other": (cast["rini"], hana)}
    for whose, (innovator, mentor) in pairs.items():
        _add_session(world, whose, innovator, mentor, innovations[whose], cast["dewi"])
    room = Room.objects.create(name="Ruang Klinik", place="Gedung Bapperida")
    tomorrow = timezone.localdate() + timedelta(days=1)
    files = (
        "innovations:list_file",
        "mentoring:sessions_file",
        "mentoring:assignments_file",
        "mentoring:consultations_file",
        "mentoring:follow_ups_file",
    )
    world.addresses |= {(name, "-"): reverse(name, args=["csv"]) for name in files}
    world.addresses |= {
        ("scheduling:set_room", "-"): reverse("scheduling:set_room", args=[room.pk]),
        ("mentoring:my_record_pdf", "-"): reverse(
            "mentoring:my_record_pdf", args=[timezone.localdate().year]
        ),
        ("mentoring:day", "-"): reverse("mentoring:day", args=[tomorrow]),
        ("scheduling:feed", "-"): reverse("scheduling:feed", args=["tebakan"]),
        ("mentoring:desk_section", "-"): reverse("mentoring:desk_section", args=["dampingan"]),
        ("mentoring:supervision_file", "-"): reverse(
            "mentoring:supervision_file", args=["opd", "csv"]
        ),
    }


def _add_session(
    world: Any, whose: str, innovator: Any, mentor: Any, innovation: Innovation, clinic: Any
) -> None:
    appointment = Appointment.objects.get(person=mentor.person)
    assignment = assign(appointment, innovation, clinic, starts_on=timezone.localdate())
    window = window_of(mentor)
    session = book(innovator, innovation, window, window.starts_at, "Data dukung")
    row = FollowUp.objects.create(
        innovation=innovation, session=session, what="Kumpulkan foto", owner=innovator.person
    )
    free = window_of(mentor, days=9)
    asking = window_of(mentor, days=10, needs_approval=True)
    asked = book(innovator, innovation, asking, asking.starts_at, "Minta waktu")
    start = window_of(mentor, days=15).starts_at
    invited = invite(mentor, innovation, [Time(start, start + timedelta(hours=1))], link=LINK)
    kept = MessageTemplate.objects.create(person=mentor.person, name="Salam", text="Selamat pagi")
    targets = {
        "choose_mentor": [innovation.pk],
        "write_to_team": [innovation.pk],
        **{key: [kept.pk] for key in ("message_template", "throw_template_away")},
        "invite_to_session": [innovation.pk],
        "session_invitation": [invited.pk],
        "pick_time": [invited.pk],
        "decline_invitation": [invited.pk],
        "withdraw_invitation": [invited.pk],
        "book": [innovation.pk, mentor.person.pk],
        **{key: [session.pk] for key in ("session", "session_file", "move", "cancel", "report")},
        "add_session_follow_up": [session.pk],
        **{key: [innovation.pk] for key in ("innovation_follow_ups", "add_follow_up", "assign_to")},
        **{key: [row.pk] for key in ("follow_up", "edit_follow_up")},
        **{key: [row.pk] for key in ("finish_follow_up", "reopen_follow_up")},
        "close_window": [free.pk],
        "change_window": [free.pk],
        **{key: [asked.pk] for key in ("approve", "decline")},
        **{key: [assignment.pk] for key in ("hand_over", "end_assignment")},
        "supervision_rows": [innovation.opd_id, "innovations"],
        "supervision_rows_file": [innovation.opd_id, "innovations", "csv"],
        "supervision_remind": [innovation.opd_id, "late"],
        "supervision_load_remind": [mentor.person.pk, "overdue"],
        "supervision_load": [mentor.person.pk, "accompanied"],
        "supervision_load_file": [mentor.person.pk, "accompanied", "csv"],
    }
    for name, args in targets.items():
        app = "scheduling" if name.endswith("_window") else "mentoring"
        world.addresses[f"{app}:{name}", whose] = reverse(f"{app}:{name}", args=args)


def window_of(mentor: Any, days: int = 8, **fields: Any) -> Window:
    starts_at = timezone.now().replace(hour=1, minute=0, second=0, microsecond=0)
    starts_at += timedelta(days=days)
    return Window.objects.create(
        person=mentor.person,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        slot_minutes=30,
        link=LINK,
        **fields,
    )
