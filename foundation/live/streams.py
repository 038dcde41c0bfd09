"""Who may follow which stream, `prefix:key`. Each app says so for the names it gives.

register_stream("consultation", lambda user, keys: …)  which of those may this account follow?
register_followed(lambda user: ["consultation:5", …])  what its sockets follow unasked
register_rights(lambda accounts: [(7, "member of 5")])  what those answers hang on
register_barrier(lambda user: …)                        signed in, and yet goes nowhere
register_greeting("unread", lambda user: 3)             what the first frame of a socket says
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Any

from foundation.users import AnyUser

Followable = Callable[[AnyUser, Collection[str]], Collection[str]]
Followed = Callable[[AnyUser], Iterable[str]]
Rights = Callable[[Collection[Any]], Iterable[tuple[Any, Hashable]]]
Barrier = Callable[[AnyUser], bool]
Greeting = Callable[[AnyUser], object]

# An event of this kind lets everybody who follows the stream be asked anew for what they follow.
ACCESS = "access"

_rules: dict[str, Followable] = {}
_followed: list[Followed] = []
_rights: list[Rights] = []
_barriers: list[Barrier] = []
_greetings: dict[str, Greeting] = {}


def register_stream(prefix: str, followable: Followable) -> None:
    """`followable(user, keys)` answers those of the keys whose stream `prefix:key` the account may
    follow, in a query or two however many there are: they were made up by whoever asks. A
    stream without a rule is followed by nobody."""
    _rules[prefix] = followable


def known_prefixes() -> list[tuple[str, Followable]]:
    """With their rules: whose streams they are, the module of the rule says."""
    return list(_rules.items())


def register_followed(names: Followed) -> None:
    """`names(user)` answers the streams that every socket of the account follows unasked."""
    _register(_followed, names)


def register_rights(rights: Rights) -> None:
    """`rights(primary keys of accounts)` answers pairs of account and something comparable, in
    a query or two however many there are. Sockets of an account whose pairs change are asked
    again for their permission, within five seconds."""
    _register(_rights, rights)


def register_barrier(keeps_out: Barrier) -> None:
    """`keeps_out(user)` is true of an account that is signed in and may follow nothing yet."""
    _register(_barriers, keeps_out)


def register_greeting(name: str, greeting: Greeting) -> None:
    """`greeting(user)`, JSON, stands under `name` in the first frame of each of her sockets."""
    _greetings[name] = greeting


def _register(into: list[Any], what: Any) -> None:
    if what not in into:
        into.append(what)


def may_enter(user: AnyUser) -> bool:
    """Whether the account may have a socket at all."""
    return bool(user.is_authenticated) and not any(keeps_out(user) for keeps_out in _barriers)


def followable(user: AnyUser, names: Iterable[str]) -> set[str]:
    """Those of the names that the account may follow, as the rule of each prefix says. Each rule is
    asked once."""
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        prefix, _, key = name.partition(":")
        if key and prefix in _rules:
            keys[prefix].append(key)
    return {
        f"{prefix}:{key}"
        for prefix, asked in keys.items()
        for key in set(_rules[prefix](user, asked)) & set(asked)
    }


def followed_by(user: AnyUser) -> list[str]:
    """Names of the streams that the account follows unasked, each once."""
    return list(dict.fromkeys(name for names in _followed for name in names(user)))


def greeting_of(user: AnyUser) -> dict[str, object]:
    """The first frame of a socket of the account."""
    return {name: greeting(user) for name, greeting in _greetings.items()}


def rights_of(accounts: Collection[Any]) -> dict[Any, frozenset[Hashable]]:
    """What the permissions of the accounts hang on, by primary key: comparable, not readable. One
    question for each registered `rights`, however many accounts there are."""
    found: dict[Any, set[Hashable]] = defaultdict(set)
    for rights in _rights:
        for account, right in rights(accounts):
            found[account].add(right)
    return {account: frozenset(found[account]) for account in accounts}
