"""Which Django sends mail how: by MAILERS from 6.1 on, by EMAIL_BACKEND and its like before."""

from typing import Any

import django

HAS_MAILERS = django.VERSION >= (6, 1)


def mail_by(backend: str, **options: Any) -> dict[str, Any]:
    """The settings for one way of sending; `options` are those of MAILERS (`host`, `use_tls`, …),
    with `host_user` and `host_password` for `username` and `password`."""
    if HAS_MAILERS:
        named = {name.removeprefix("host_"): value for name, value in options.items()}
        if "user" in named:
            named["username"] = named.pop("user")
        return {"MAILERS": {"default": {"BACKEND": backend, "OPTIONS": named}}}
    return {"EMAIL_BACKEND": backend} | {
        f"EMAIL_{name.upper()}": value for name, value in options.items()
    }
