"""Who may follow which stream, `prefix:key`. Each app says so for the names it gives.

register_stream("consultation", lambda user, key: …)   may this account follow that one?
register_followed(lambda user: ["consultation:5", …])  what its sockets follow unasked
register_rights(lambda accounts: [(7, "member of 5")])  what those answers hang on
register_barrier(lambda user: …)                        signed in, and yet goes nowhere
register_greeting("unread", lambda user: 3)             what the first frame of a socket says
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Any

from foundation.users import AnyUser

MayFollow = Callable[[AnyUser, str], bool]
Followed = Callable[[AnyUser], Iterable[str]]
Rights = Callable[[Collection[Any]], Iterable[tuple[Any, Hashable]]]
Barrier = Callable[[AnyUser], bool]
Greeting = Callable[[AnyUser], object]

# An event of this kind lets everybody who follows the stream be asked anew for what they follow.
ACCESS = "access"

_rules: dict[str, MayFollow] = {}
_followed: list[Followed] = []
_rights: list[Rights] = []
_barriers: list[Barrier] = []
_greetings: dict[str, Greeting] = {}


def register_stream(prefix: str, may_follow: MayFollow) -> None:
    _rules[prefix] = may_follow


def register_followed(names: Followed) -> None:
    _register(_followed, names)


def register_rights(rights: Rights) -> None:
    """`rights(primary keys of accounts)` answers pairs of account and something comparable, in
    a query or two however many there are. Sockets of an account whose pairs change are asked
    again for their permission, within five seconds."""
    _register(_rights, rights)


def register_barrier(keeps_out: Barrier) -> None:
    _register(_barriers, keeps_out)


def register_greeting(name: str, greeting: Greeting) -> None:
    """`greeting(user)`, JSON, stands under `name` in the first frame of each of her sockets."""
    _greetings[name] = greeting


def _register(into: list[Any], what: Any) -> None:
    if what not in into:
        into.append(what)


def may_enter(user: AnyUser) -> bool:
    return bool(user.is_authenticated) and not any(keeps_out(user) for keeps_out in _barriers)


def may_follow(user: AnyUser, name: str) -> bool:
    prefix, _, key = name.partition(":")
    rule = _rules.get(prefix)
    return rule is not None and bool(key) and rule(user, key)


def followed_by(user: AnyUser) -> list[str]:
    return list(dict.fromkeys(name for names in _followed for name in names(user)))


def greeting_of(user: AnyUser) -> dict[str, object]:
    return {name: greeting(user) for name, greeting in _greetings.items()}


def rights_of(accounts: Collection[Any]) -> dict[Any, frozenset[Hashable]]:
    found: dict[Any, set[Hashable]] = defaultdict(set)
    for rights in _rights:
        for account, right in rights(accounts):
            found[account].add(right)
    return {account: frozenset(found[account]) for account in accounts}
