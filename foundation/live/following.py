"""What a socket, and the poll that stands in for it, ask of the database."""

import json
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from importlib import import_module
from itertools import islice
from operator import or_
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user, get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from foundation.live.streams import followable, followed_by, greeting_of, may_enter, rights_of
from foundation.models import Event, Stream
from foundation.users import AnyUser

MOST_AT_ONCE = 200  # frames of a stream; whoever is further behind reads its page again
MOST_NAMES = 200  # streams whose seq somebody may name: what she follows unasked, and some
MOST_ASKED = 8  # streams that one page may ask for beside those
AT_ONCE = 100  # streams of one query: SQLite nests one OR in the other, and no deeper than 1000

NEW = (0, 0)  # key and last seq of a stream in which nothing was announced yet

SIGNED_OUT = 4401
FORBIDDEN = 4403
CROWDED = 4429


class RefusedError(Exception):
    """No socket for this session. `code` is what the socket is closed with."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Frame:
    """What is sent: an event; where a stream stands (`start`); or "read it again" (`resync`)."""

    stream: str
    seq: int
    kind: str = ""
    ref: str = ""
    resync: bool = False

    @property
    def content(self) -> dict[str, Any]:
        if self.resync:
            return {"stream": self.stream, "seq": self.seq, "resync": True}
        return {"stream": self.stream, "seq": self.seq, "kind": self.kind, "ref": self.ref}

    @cached_property
    def text(self) -> str:
        return json.dumps(self.content)


@dataclass(frozen=True)
class Admission:
    """What a socket was let in with: whose it is, what it follows, what that hangs on, and what it
    is greeted with."""

    account: AnyUser
    names: list[str]
    fingerprint: Hashable
    greeting: dict[str, object]


@dataclass(frozen=True)
class Wish:
    """What a page asks for beside what it follows unasked, and the seqs that it knows."""

    asked: list[str]
    known: dict[str, int | None]


def wish_of(asked: Iterable[str], since: Iterable[str]) -> Wish:
    """The first MOST_ASKED of `ikuti` and the first MOST_NAMES of `sejak`: the rest is left out
    in silence, before anything is asked of the database."""
    followed = parse_names(asked, MOST_ASKED)
    return Wish(list(followed), parse_names(since, MOST_NAMES) | followed)


def parse_names(values: Iterable[str], most: int) -> dict[str, int | None]:
    """The first of `["person:1@3", "consultation:5"]` as names with the seq that is known, if one
    is."""
    found: dict[str, int | None] = {}
    for value in islice(values, most):
        name, _, seq = value.partition("@")
        if not name.isprintable():  # PostgreSQL takes no NUL, and no name of ours has one
            continue
        is_number = seq.isascii() and seq.isdecimal() and len(seq) < 16
        found[name[:80]] = int(seq) if is_number else None
    return found


def account_behind(session_key: str) -> Any:
    """The primary key of the account that a living session says it belongs to, or None. Cheap, and
    no permission: `admit` gives that."""
    return _store()(session_key).get(SESSION_KEY)


def admit(session_key: str, asked: Collection[str]) -> Admission:
    """Who the session belongs to and what it may follow. Raises RefusedError."""
    user = _account_of(session_key)
    if not user.is_authenticated:
        raise RefusedError(SIGNED_OUT)
    # What the answers hang on is noted before they are given: a change in between is seen later.
    fingerprint = _fingerprint(user, rights_of([user.pk])[user.pk])
    if not may_enter(user):
        raise RefusedError(FORBIDDEN)
    return Admission(user.pk, permitted(user, asked), fingerprint, greeting_of(user))


def permitted(user: AnyUser, asked: Iterable[str]) -> list[str]:
    """Names of the streams that the account follows unasked, and of those asked for that it may
    follow. The rest is left out in silence, as if it did not exist."""
    names = followed_by(user)
    others = [each for each in asked if each not in names]
    allowed = followable(user, others) if others else set()
    return names + [each for each in dict.fromkeys(others) if each in allowed]


def _store() -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore


def _account_of(session_key: str) -> Any:
    """As pages do it: the backend's rule, and the hash that a new password invalidates."""
    request = HttpRequest()
    request.session = _store()(session_key)
    return get_user(request)


def living_sessions(keys: Collection[str]) -> set[str]:
    """Those of the session keys with which somebody is still signed in. One query where the
    sessions lie in the database."""
    store = _store()
    if not hasattr(store, "get_model_class"):
        return {key for key in keys if store().exists(key)}
    rows = store.get_model_class().objects.filter(session_key__in=keys)
    return set(rows.filter(expire_date__gt=timezone.now()).values_list("session_key", flat=True))


def fingerprints(accounts: Collection[Any]) -> dict[Any, Hashable]:
    """What the permissions of each account hang on, by primary key: its password, whether it is a
    superuser, and what the apps registered. Accounts that may not sign in are left out."""
    users = get_user_model()._default_manager.filter(pk__in=accounts)
    rights = rights_of(accounts)
    return {user.pk: _fingerprint(user, rights[user.pk]) for user in users if user.is_active}


def _fingerprint(user: AnyUser, rights: Hashable) -> Hashable:
    password = user.get_session_auth_hash() if isinstance(user, AbstractBaseUser) else ""
    return password, getattr(user, "is_superuser", False), rights


def frames_since(known: Mapping[str, int | None]) -> list[Frame]:
    """What came after the seqs that are known, by stream, in order, each once. A stream whose seq
    is None answers where it stands; one that is too far behind, or whose events are kept no more,
    answers "read it again". Two queries for a hundred streams."""
    rows = _states(list(known))
    behind = {}
    for name, seq in known.items():
        key, last = rows.get(name, NEW)
        if seq is not None and 0 < last - seq <= MOST_AT_ONCE:
            behind[key] = seq
    events = _events_after(behind)
    frames: list[Frame] = []
    for name, seq in known.items():
        key, last = rows.get(name, NEW)
        frames += _frames(name, seq, last, events.get(key, []))
    return frames


def _states(names: list[str]) -> dict[str, tuple[int, int]]:
    rows = Stream.objects.filter(name__in=names).values_list("name", "pk", "last_seq")
    return {name: (key, last) for name, key, last in rows}


def _events_after(behind: Mapping[int, int]) -> dict[int, list[Event]]:
    found: dict[int, list[Event]] = {}
    pairs = list(behind.items())
    for start in range(0, len(pairs), AT_ONCE):
        after = (Q(stream=key, seq__gt=seq) for key, seq in pairs[start : start + AT_ONCE])
        for event in Event.objects.filter(reduce(or_, after)).order_by("stream_id", "seq"):
            found.setdefault(event.stream_id, []).append(event)
    return found


def _frames(name: str, seq: int | None, last: int, events: list[Event]) -> list[Frame]:
    if seq is None:
        return [Frame(name, last, "start")]
    if seq == last:
        return []
    # Events that are kept no more, or a seq from before a restored backup.
    if not events or events[0].seq != seq + 1:
        return [Frame(name, last, resync=True)]
    return [Frame(name, event.seq, event.kind, event.ref) for event in events]
