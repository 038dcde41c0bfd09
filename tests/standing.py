"""The cast in a template of its own: whom most tests ask for, made once and found by each.

Making them anew was an eighth of a run.
"""

from typing import Any

from agents.models import Opd, User
from tests import databases
from tests.databases import ROOT, Template
from tests.guards.world import building
from tests.makers import MEMBERS, OPDS, Cast, address_of

NAMES = {*OPDS, *MEMBERS, "root"}


class StandingCast(Cast):
    """Those of the template are found when first asked for."""

    def __missing__(self, name: str) -> Any:
        if name in OPDS:
            self[name] = Opd.objects.get(name=OPDS[name][0])
        elif name in NAMES:
            users = User.objects.select_related("person")
            self[name] = users.get(email=address_of(MEMBERS.get(name, [name])[0]))
        else:
            return super().__missing__(name)
        return self[name]


def _fill() -> None:
    cast = Cast()
    with building(10_000):
        for name in NAMES:
            assert cast[name]


def _fingerprint() -> str:
    files = [path for app in ("agents", "foundation") for path in (ROOT / app).rglob("*.py")]
    files += [ROOT / "tests" / "makers.py", ROOT / "tests" / "standing.py"]
    return databases.digest_of(databases.fingerprint(), files=sorted(files))


CAST = Template("cast", _fingerprint, _fill, base=databases.MIGRATED)
