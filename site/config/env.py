"""Read the environment, and refuse nonsense with the cure in the message."""

import os
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

RANDOM_TEXT = "python3 -c 'import secrets; print(secrets.token_urlsafe(60))'"


def text(name: str, default: str) -> str:
    """A variable that is set to nothing counts as not set: compose files hand such on."""
    return os.environ.get(name) or default


def required(name: str, cure: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {cure}")
    return value


def boolean(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, str(default))
    if value not in {"True", "False"}:
        raise ImproperlyConfigured(f"{name} must be True or False, not {value!r}.")
    return value == "True"


def number(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def base_url(name: str, default: str | None = None) -> str:
    """An address without path, such as https://klinik.example.go.id."""
    value = os.environ.get(name, default or "")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ImproperlyConfigured(
            f"{name} must be an address such as https://klinik.example.go.id, not {value!r}."
        )
    return f"{parts.scheme}://{parts.netloc}"


def secret(name: str) -> str:
    """At least 50 characters, of which many differ: what signs sessions must not be guessed."""
    cure = f"Set it to 50 random characters or more: {RANDOM_TEXT}"
    value = required(name, cure)
    if len(value) < 50 or len(set(value)) < 10 or "not-a-secret" in value:
        raise ImproperlyConfigured(f"{name} can be guessed. {cure}")
    return value


def never(name: str, cure: str) -> bool:
    """Always False; whoever sets `name` to anything else is told so."""
    if os.environ.get(name, "False") not in {"", "0", "False", "false"}:
        raise ImproperlyConfigured(f"{name} is set. {cure}")
    return False


def https_url(name: str) -> str:
    """An address of `base_url` that browsers reach encrypted, of one real host."""
    value = base_url(name)
    if not value.startswith("https://"):
        raise ImproperlyConfigured(
            f"{name} must begin with https://, not {value!r}: cookies are sent encrypted only."
        )
    return value


def hosts(name: str, *, among: str) -> list[str]:
    """Names of hosts, separated by commas, without wildcards; the host of `among` is one of them."""
    cure = "Name the hosts, separated by commas, such as klinik.example.go.id."
    found = [each.strip() for each in required(name, cure).split(",") if each.strip()]
    for host in found:
        if "*" in host or host.startswith(".") or "/" in host or ":" in host:
            raise ImproperlyConfigured(f"{name} must not hold {host!r}. {cure}")
    if urlsplit(among).hostname not in found:
        raise ImproperlyConfigured(f"{name} lacks the host of {among}. {cure}")
    return found


def service(name: str, schemes: tuple[str, ...], example: str) -> str:
    """The address of a server, of one of `schemes`, with a host or a path to a socket."""
    cure = f"Set it to {example}."
    value = required(name, cure)
    parts = urlsplit(value)
    if parts.scheme not in schemes or not (parts.hostname or parts.path):
        raise ImproperlyConfigured(f"{name} does not begin with {schemes[0]}://. {cure}")
    return value


def sender(name: str) -> str:
    """Whom mail comes from: a real address, since answers go there."""
    cure = "Set it to an address such as Klinik Inoba <klinik@example.go.id>."
    value = required(name, cure)
    address = parseaddr(value)[1]
    if "@" not in address or address.endswith((".example", ".invalid", ".test", "@localhost")):
        raise ImproperlyConfigured(f"{name} is no address that takes mail: {value!r}. {cure}")
    return value
