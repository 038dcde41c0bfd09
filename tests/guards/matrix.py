"""The permission matrix: who gets what answer, in one table (`matrix.txt`).

`whose`: the target belongs to the visitor's own agency (Dinas Kesehatan: Sari, Rizki and
Pak Fauzi work there, Pak Budi mentors it) or to the other one (Disdikbud); `-` where it
belongs to nobody. Answers: a status, `door` for a redirect to our log-in, `go` for any other
redirect. Roles whose answer is `.` do not exist for that row.
"""

from dataclasses import dataclass
from pathlib import Path

ROLES = ("visitor", "innovator", "mentor", "admin", "head", "clinic", "editor", "root")

TABLE = Path(__file__).with_suffix(".txt").read_text()

# Addresses of others, held by a rule each in test_permissions.py.
PREFIXES = {
    "cms/": "only those whom Wagtail lets in",
    "akun/": "allauth's pages: never an error, never somebody else's account",
    "unduhan/": "public documents of the library",
    "media/": "public pictures of the library",
    "_util/": "Wagtail's log-in, closed, and passwords of private pages, which we do not use",
    "^((?:[\\w\\-]+/)*)$": "Wagtail's pages: the rows page:…",
}


@dataclass(frozen=True)
class Row:
    address: str
    method: str
    whose: str
    expected: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.address} ({self.whose})"


def rows(table: str = TABLE) -> list[Row]:
    lines = [line.split() for line in table.strip().splitlines()[1:] if line.strip()]
    return [
        Row(address, method, whose, dict(zip(ROLES, answers, strict=True)))
        for address, method, whose, *answers in lines
    ]


def app_of(address: str) -> str:
    """The part of the table, and of the walks, to which an address belongs."""
    app, colon, _ = address.partition(":")
    return app if colon else "site"


def parts(most: int = 30) -> dict[str, list[Row]]:
    """All rows by app, an app of many rows in several parts: no worker waits for another."""
    by_app: dict[str, list[Row]] = {}
    for row in rows():
        by_app.setdefault(app_of(row.address), []).append(row)
    return {
        f"{app}-{1 + start // most}": found[start : start + most]
        for app, found in by_app.items()
        for start in range(0, len(found), most)
    }
