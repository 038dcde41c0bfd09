"""What nobody of good will sends, and every address, question and form to which it is sent."""

import os
import random
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any
from urllib.parse import quote_from_bytes

import html5lib
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import timezone

from tests.guards import matrix
from tests.guards.addresses import Address, every_address
from tests.guards.matrix import ROLES, app_of
from tests.guards.repository import OURS
from tests.guards.visits import DOORS
from tests.guards.world import PDF, World
from tests.sampling import SEED

TOO_LARGE = str(2**63)
DAYS = ("0001-01-01", "1999-12-31", "2000-01-01", "2099-12-31", "2100-01-01", "9999-12-31")
# As the bytes that arrive: some are no text at all.
VALUES: tuple[bytes, ...] = (
    b"\0",
    b"Siti\0Aminah",
    b"Siti\r\nBcc: x@contoh.example",
    b"Siti\rAminah",
    b"\x1b[31m\x07\x0b\x0c\x85",
    *(day.encode() for day in DAYS),
    b"01/01/0001",
    b"31/12/9999",
    *(f"{day[:7]}".encode() for day in DAYS),
    TOO_LARGE.encode(),
    str(2**63 - 1).encode(),
    str(2**31).encode(),
    b"-1",
    b"-9223372036854775809",
    b"0",
    b"9" * 5000,
    b"NaN",
    b"Infinity",
    b"1e999",
    b"-0.0",
    b"a" * 10_000,
    b"\xed\xa0\x80",  # half a sign
    b"\xff\xfe\xfa",
    b"%00%zz%",
    "²٣１".encode(),  # digits to some questions, and to others none
    "\u202e\u200b\u00ad\ufeff".encode(),
    "📎🏥\U0001f468\u200d\U0001f469".encode(),
    b"..",
    b"../../etc/passwd",
    b"'\";--<x>{{ x }}%(x)s%s",
    b'{"x": "\\u0000\\ud800"}',
    b"[]",
    b"null",
)
NAMES = ("📎.pdf", "….pdf", ".pdf", "\u202efdp.exe", "a" * 300 + ".pdf", "x\r\ny\0.pdf", "...")
# In the common run one value after the other; on the services of DATABASE_URL all of them.
IS_WHOLE = bool(os.environ.get("DATABASE_URL"))
FEW = 6
_PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
_ROW = re.compile(rb"<(?:tr|li|td)\b")
_TYPED = {
    "date": lambda: (timezone.localdate() + timedelta(days=3)).isoformat(),
    "time": lambda: "09:00",
    "number": lambda: "1",
    "email": lambda: "siti.uji@contoh.example",
    "url": lambda: "https://contoh.example/",
}
_SILENT = {"submit", "button", "image", "reset"}


@dataclass(frozen=True)
class Target:
    """An address as somebody who is let in; `route` is what the resolver has for it."""

    name: str
    app: str
    role: str
    path: str
    route: str


@dataclass
class Form:
    """What stands in a page's form that is sent back to it, filled in so that it may pass."""

    values: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


def targets(world: World) -> list[Target]:
    """Every address of ours, with the registry's and the account's; each once, as the first who is
    answered."""
    known = {each.name: each for each in every_address()}
    found = [*_of_the_matrix(world, known), *_of_the_admin(known), *_of_the_account(known)]
    return list({each.name: each for each in reversed(found)}.values())[::-1]


def to_try(world: World, part: str) -> list[Target]:
    """Those of a part; in the common run a seeded sample of many, and fewest of the registry's,
    whose pages take longest."""
    found = [each for each in targets(world) if each.app == part]
    share = 6 if part.endswith("-admin") else 3
    if IS_WHOLE or len(found) < FEW:
        return found
    return random.Random(SEED).sample(found, max(FEW, len(found) // share))


def parts() -> list[str]:
    apps = dict.fromkeys(app_of(row.address) for row in matrix.rows())
    return [*apps, "account", *(f"{app}-admin" for app in OURS if app in _apps_in_admin())]


def _apps_in_admin() -> set[str]:
    return {each.app for each in every_address() if _is_of_our_admin(each)}


def _is_of_our_admin(address: Address) -> bool:
    """What Wagtail itself answers about our models is Wagtail's."""
    is_ours = address.app in OURS and not address.name.startswith("wagtail")
    return is_ours and address.is_plain and address.route.startswith("cms/")


def _of_the_matrix(world: World, known: dict[str, Address]) -> Iterator[Target]:
    for row in sorted(matrix.rows(), key=lambda row: (row.method == "POST", row.whose == "other")):
        roles = [role for role in ROLES if row.expected[role] in {"200", "204", "go"}]
        route = known[row.address].route if row.address in known else ""
        for role in [*roles, "visitor"][:1]:
            path = world.path(row.address, row.whose)
            yield Target(row.address, app_of(row.address), role, path, route)


def _of_the_admin(known: dict[str, Address]) -> Iterator[Target]:
    for each in known.values():
        if _is_of_our_admin(each):
            path = each.path(pk=str(_first_of(each)))
            yield Target(each.name, f"{each.app}-admin", "root", path or "/", each.route)


def _first_of(address: Address) -> int:
    model = getattr(address.callback, "view_initkwargs", {}).get("model")
    first = model._default_manager.order_by("pk").first() if isinstance(model, type) else None
    return first.pk if first else 1


def _of_the_account(known: dict[str, Address]) -> Iterator[Target]:
    visitors = set(DOORS["visitor"])
    for each in known.values():
        if each.route.startswith("akun/") and each.is_plain:
            role = "visitor" if each.name in visitors else "innovator"
            yield Target(each.name, "account", role, each.path() or "/", each.route)


@dataclass
class Sender:
    """Sends and notes what broke. Nothing of what was done remains."""

    world: World
    is_whole: bool = IS_WHOLE
    faults: list[str] = field(default_factory=list)
    sent: int = 0
    _turn: Iterator[int] = field(default_factory=count)
    _raised: list[str] = field(default_factory=list)

    def send(self, target: Target, method: str, path: str, **more: Any) -> HttpResponse:
        client: Client = self.world.client_of(self.world.users[target.role])
        self._raised.clear()
        self.sent += 1
        got_request_exception.connect(self._note)
        try:
            with transaction.atomic():
                response = client.generic(method, path, **more)
                content = b"".join(response) if response.streaming else response.content
                transaction.set_rollback(True)
        finally:
            got_request_exception.disconnect(self._note)
        if response.status_code >= 500 or self._raised or b"Traceback (most recent" in content:
            what = f"{response.status_code} {' '.join(self._raised)}"
            data = more.get("data", b"")
            self.faults.append(f"{method} {path[:200]} {data[:200]!r} as {target.role}: {what}")
        return response

    def _note(self, request: HttpRequest | None = None, **_: Any) -> None:
        self._raised.append(repr(sys.exception())[:200])

    def next_of(self, values: Sequence[Any], most: int = 1) -> list[Any]:
        """The next values of a table: whoever is asked later goes on where the last one stopped."""
        return [values[next(self._turn) % len(values)] for _ in range(min(most, len(values)))]

    def some(self, values: Sequence[Any]) -> Sequence[Any]:
        """One value of a table in the common run, else all."""
        return values if self.is_whole else self.next_of(values)

    def try_all(self, target: Target) -> None:
        for each in caches.all():
            each.clear()  # whoever tries too often is turned away before anything is read
        self.try_address(target)
        with noting() as asked:
            page = self.send(target, "GET", target.path)
        questions = sorted(asked)
        if "q" in asked:
            self.try_disguise(target)
        self.try_questions(target, questions)
        self.try_form(target, form_of(page), set(questions))

    def try_address(self, target: Target) -> None:
        if not _PARAMETER.search(target.route):
            return
        for value in self.some(VALUES):
            path = "/" + _PARAMETER.sub(lambda _, value=value: _quoted(value), target.route)
            self.send(target, "GET", path)
        for value in self.some((TOO_LARGE, "0", *DAYS, "9" * 400)):
            path = "/" + _PARAMETER.sub(value, target.route)
            for method in ("GET", "POST"):
                self.send(target, method, path)

    def try_questions(self, target: Target, asked: list[str]) -> None:
        if not asked:
            return
        for value in self.some(VALUES):
            self.send(target, "GET", f"{target.path}?{_query({name: [value] for name in asked})}")
        for name in self.some(asked):
            for value in self.next_of(VALUES):
                self.send(target, "GET", f"{target.path}?{_query({name: [value]})}")

    def try_disguise(self, target: Target) -> None:
        """A list that is searched finds the same, whatever nobody sees stands in the question."""
        if self._rows(target, "a") != self._rows(target, "%E2%80%8Ba%C2%AD%C2%A0%F0%9F%8F%A5"):
            self.faults.append(f"{target.name} searches for what nobody sees")

    def _rows(self, target: Target, question: str) -> int:
        return len(_ROW.findall(self.send(target, "GET", f"{target.path}?q={question}").content))

    def try_form(self, target: Target, form: Form, asked: set[str]) -> None:
        base = {name: [each.encode() for each in values] for name, values in form.values.items()}
        with noting() as read:
            self._post(target, base)
        names = sorted((read | base.keys()) - asked)
        if not names:
            return
        for value in self.some(VALUES):
            self._post(target, {**base, **{name: [value] for name in names}})
        for name in self.some(names):
            for value in self.next_of(VALUES):
                self._post(target, {**base, name: [value]})
        for name in form.files:
            for filename in self.some(NAMES):
                self._upload(target, base, name, filename)

    def _post(self, target: Target, data: dict[str, list[bytes]]) -> None:
        kind = "application/x-www-form-urlencoded"
        self.send(target, "POST", target.path, data=_query(data).encode(), content_type=kind)

    def _upload(
        self, target: Target, base: dict[str, list[bytes]], name: str, filename: str
    ) -> None:
        text = {key: value[0].decode() for key, value in base.items() if value}
        upload = SimpleUploadedFile("x.pdf", PDF, "application/pdf")
        upload._name = filename
        body = encode_multipart(BOUNDARY, {**text, name: upload})
        self.send(target, "POST", target.path, data=body, content_type=MULTIPART_CONTENT)


def _quoted(value: bytes) -> str:
    return quote_from_bytes(value, safe="")


def _query(data: dict[str, list[bytes]]) -> str:
    pairs = [(name, value) for name, values in data.items() for value in values]
    return "&".join(f"{_quoted(name.encode())}={_quoted(value)}" for name, value in pairs)


@contextmanager
def noting() -> Iterator[set[str]]:
    """The names that views and forms look for meanwhile in what was sent."""
    asked: set[str] = set()
    plain = {name: getattr(QueryDict, name) for name in ("__getitem__", "getlist", "__contains__")}

    def noted(name: str) -> Any:
        def ask(self: QueryDict, key: str, *more: Any) -> Any:
            asked.add(key)
            return plain[name](self, key, *more)

        return ask

    for name in plain:
        setattr(QueryDict, name, noted(name))
    try:
        yield asked
    finally:
        for name, method in plain.items():
            setattr(QueryDict, name, method)


def form_of(page: HttpResponse) -> Form:
    """The fields of the forms of a page that are sent back to it."""
    form = Form()
    if not page.get("Content-Type", "").startswith("text/html"):
        return form
    tree = html5lib.parse(page.content, namespaceHTMLElements=False)
    main = tree.find(".//main") or tree
    for node in main.iter():
        if node.tag in {"input", "textarea", "select"} and node.get("name"):
            _take(form, node)
    return form


def _take(form: Form, node: Any) -> None:
    name, kind = node.get("name"), node.get("type", "text")
    if kind in _SILENT or name == "csrfmiddlewaretoken":
        return
    if kind == "file":
        form.files.append(name)
    elif node.tag == "select":
        options = sorted(node.iter("option"), key=lambda each: each.get("selected") is None)
        form.values[name] = [each.get("value") for each in options if each.get("value")][:1]
    elif kind in {"checkbox", "radio"}:
        form.values.setdefault(name, [node.get("value", "on")])
    else:
        typed = node.get("value") or "".join(node.itertext()).strip()
        form.values[name] = [typed or _TYPED.get(kind, lambda: "Uji coba")()]
