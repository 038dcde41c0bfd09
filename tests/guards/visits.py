"""Every page that the matrix says somebody may open, asked for as whoever may open it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.guards import matrix
from tests.guards.addresses import every_address
from tests.guards.matrix import ROLES, app_of
from tests.guards.world import World

# Pages of allauth that a visitor, and those that whoever is signed in, finds without a detour.
DOORS = {
    "visitor": [
        "account_login",
        "account_signup",
        "account_reset_password",
        "account_request_login_code",
    ],
    "innovator": [
        "account_logout",
        "account_email",
        "account_change_password",
        "mfa_index",
        "usersessions_list",
    ],
}


PARTS = tuple(dict.fromkeys(app_of(row.address) for row in matrix.rows()))


@dataclass(frozen=True)
class Visit:
    role: str
    path: str
    name: str

    def __str__(self) -> str:
        return f"{self.name} as {self.role}"


def visits(world: World, roles: tuple[str, ...] = ROLES, part: str = "") -> Iterator[Visit]:
    """GET rows of the matrix that answer 200, and the doors; of one part, if it is named."""
    return (each for each in _visits(world, roles) if part in {"", app_of(each.name)})


def _visits(world: World, roles: tuple[str, ...]) -> Iterator[Visit]:
    seen = set()
    for row in matrix.rows():
        for role in roles:
            visit = Visit(role, world.path(row.address, row.whose), row.address)
            if row.method == "GET" and row.expected[role] == "200" and visit not in seen:
                seen.add(visit)
                yield visit
    known = {address.name for address in every_address()}
    for role in set(roles) & DOORS.keys():
        for name in DOORS[role]:
            if name in known:
                yield Visit(role, reverse(name), name)


def client_of(world: World, role: str) -> Client:
    client = Client()
    client.cookies = world.client_of(world.users[role]).cookies
    return client


def open_all(world: World, roles: tuple[str, ...] = ROLES) -> Iterator[tuple[Visit, HttpResponse]]:
    clients = {role: client_of(world, role) for role in roles}
    # No generator of its own: signing in is over before the caller begins to watch.
    return ((visit, clients[visit.role].get(visit.path)) for visit in visits(world, roles))


def is_page(response: HttpResponse) -> bool:
    kind = response.get("Content-Type", "")
    return response.status_code == 200 and kind.startswith("text/html")
