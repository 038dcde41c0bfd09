"""Where the browser stops: every address of ours, as everybody to whom it looks different."""

import re
from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from mentoring.models import Session
from tests.guards import matrix
from tests.guards.addresses import every_address
from tests.guards.visits import DOORS, client_of, is_page, visits
from tests.guards.world import World

# What the permission matrix does not know: queries, several mentors, what does not exist.
MORE = [
    ("home:search", "innovator", "/cari/?q=inovasi"),
    ("home:search", "visitor", "/cari/?q=zzyzx"),
    ("mentoring:sessions", "innovator", "/sesi/?lalu=1"),
    ("agents:unit", "admin", "/unit/?q=zzyzx"),
    ("home:search", "innovator", f"/cari/?q={'a' * 3000}"),
    ("innovations:list", "innovator", f"/inovasi/?q={'a' * 3000}"),
    (
        "innovations:simulation",
        "innovator",
        "/inovasi/simulasi-indeks/?spd=50&b0-jumlah=8&b0-skor=80.5&b0-urusan=pendidikan",
    ),
    ("innovations:simulation", "innovator", "/inovasi/simulasi-indeks/?spd=99&b0-skor=200"),
    ("agents:unit", "admin", f"/unit/?q={'a' * 3000}"),
    ("not found", "visitor", "/tidak-ada/"),
    ("not found", "innovator", "/tidak-ada/"),
]
# Addresses that are read and yet no stop; each with its reason.
EXCEPTIONS = {
    "healthz": "for machines",
    "foundation:file": "a download",
    "courses:report_file": "a download",
    "courses:report_staff_file": "a download",
    "courses:report_comparison_file": "a download",
    "courses:report_rows_file": "a download",
    "mentoring:my_record_pdf": "a download",
    "credentials:transcript_file": "a download",
    "credentials:yearly_file": "a download",
    "mentoring:session_file": "a calendar file",
    "innovations:list_file": "a download",
    "mentoring:sessions_file": "a download",
    "mentoring:assignments_file": "a download",
    "mentoring:consultations_file": "a download",
    "mentoring:follow_ups_file": "a download",
    "scheduling:feed": "a calendar file",
    "assessments:picture": "a picture of a question",
    "assessments:check_picture": "a picture of a question",
    "assessments:results_file": "a download",
    "assessments:statistics_file": "a download",
    "page:module": "leads on to its first lesson",
    "mentoring:supervision_file": "a download",
    "mentoring:supervision_load_file": "a download",
    "mentoring:supervision_rows_file": "a download",
    "agents:download_data": "a download",
    "mfa_download_recovery_codes": "a download",
    "foundation:since": "answers the script of the bell",
    "mentoring:new_messages": "answers the script of a talk",
    "mfa_login_webauthn": "answers the script on the log-in page",
    "mfa_reauthenticate_webauthn": "needs a key: looked at in the passkey's journey",
}
TAG = re.compile(r"<(\w+)(?:[^>]*?\sclass=\"([^\"]*)\")?")


@dataclass(frozen=True)
class Stop:
    name: str
    path: str
    who: str
    client: Client

    def __str__(self) -> str:
        return f"{self.name} as {self.who} ({self.path})"


def _looks(html: str) -> frozenset[tuple[str, str]]:
    """The kinds of element in the content; a word more or less is no new look."""
    return frozenset(TAG.findall(html.partition("<main")[2].partition("</main>")[0]))


def stops_of(world: World) -> list[Stop]:
    """Of the pages of one address, those that show something which the others did not."""
    clients = {role: client_of(world, role) for role in matrix.ROLES}
    # The pages of allauth are met in their states: doors.py.
    doors = {name for names in DOORS.values() for name in names}
    every = [
        (visit.name, visit.role, visit.path) for visit in visits(world) if visit.name not in doors
    ]
    seen: dict[str, set[tuple[str, str]]] = {}
    found = []
    choice = world.path("mentoring:choose_mentor", "own")
    ticked = f"{world.path('courses:report_enroll', 'own')}?siapa=semua"
    typed = [
        ("mentoring:choose_mentor", "innovator", choice),
        ("courses:report_enroll", "head", ticked),
    ]
    for name, role, path in [*every, *MORE, *typed]:
        response = clients[role].get(path)
        if not (is_page(response) or name == "not found"):
            continue
        looks = _looks(response.content.decode())
        if name not in seen or not looks <= seen[name]:
            seen.setdefault(name, set()).update(looks)
            found.append(Stop(name, path, role, clients[role]))
    return found


def after_a_session(session: Session, mentor: Client) -> list[Stop]:
    """What a mentor opens when a session is over."""
    return [
        Stop(name, reverse(name, args=[session.pk]), "mentor after it", mentor)
        for name in ("mentoring:session", "mentoring:report", "mentoring:add_session_follow_up")
    ]


def unseen(found: list[Stop]) -> list[str]:
    """Addresses that can be read and are neither a stop nor an exception."""
    rows = [row for row in matrix.rows() if row.method == "GET"]
    read = {row.address for row in rows if set(row.expected.values()) - {"405", "door"}}
    akun = {each.name for each in every_address() if each.route.startswith("akun/")}
    doors = akun - {row.address for row in rows}
    return sorted((read | doors) - {stop.name for stop in found} - EXCEPTIONS.keys())
