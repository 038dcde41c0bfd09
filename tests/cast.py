"""Who appears in the tests, and makers for what they need.

Sari, a nurse at the health centre of Paringin, learns; Pak Budi is her pamong; Pak Fauzi
heads her agency and Rizki is its innovation admin. Rini, a teacher, belongs to another
agency, which Bu Noor heads. Dewi is of the clinic, Aulia edits, root may everything.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from agents.models import User
from tests import makers
from tests.makers import BACKEND, Cast

Make = Callable[..., Any]


def _maker(name: str) -> Any:
    @pytest.fixture(name=name)
    def maker(database: None) -> Make:
        return getattr(makers, name)

    return maker


make_opd = _maker("make_opd")
make_person = _maker("make_person")
make_user = _maker("make_user")
make_decree = _maker("make_decree")
make_appointment = _maker("make_appointment")
make_member = _maker("make_member")
make_course = _maker("make_course")


def _member(name: str) -> Any:
    @pytest.fixture(name=name)
    def member(everybody: Cast) -> Any:
        return everybody[name]

    return member


balangan = _member("balangan")
dinkes = _member("dinkes")
paringin = _member("paringin")
disdikbud = _member("disdikbud")
bapperida = _member("bapperida")
sari = _member("sari")
rini = _member("rini")
budi = _member("budi")
fauzi = _member("fauzi")
noor = _member("noor")
rizki = _member("rizki")
dewi = _member("dewi")
aulia = _member("aulia")
root = _member("root")


@pytest.fixture
def clinic_user(dewi: User) -> User:
    return dewi


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    def enter(user: User) -> Client:
        client = Client()
        client.force_login(user, backend=BACKEND)
        return client

    return enter


@pytest.fixture
def site(database) -> Site:
    return Site.objects.get(is_default_site=True)
