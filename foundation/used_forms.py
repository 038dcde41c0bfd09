"""A form that comes back by the browser's *Back* has used up its key: it makes nothing more, whatever
is typed into it now. Whoever sends it again is told what it has made, and not that all is well."""

import hashlib
import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext as _

from foundation.models import ClientKey
from foundation.once import key_in
from foundation.users import Account

UNSAID = ("csrfmiddlewaretoken", "client_key")


def digest_of(data: Any, files: Any = None) -> str:
    """Of everything typed and attached (`request.POST`, `request.FILES`), the token and the key left
    out."""
    lists = data.lists() if isinstance(data, QueryDict) else data.items()
    fields = {name: values for name, values in lists if not name.endswith(UNSAID)}
    names = [(each, getattr(file, "size", 0)) for each, file in (files or {}).items()]
    said = json.dumps([sorted(fields.items()), sorted(map(str, names))], default=str)
    return hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()


def said_by(request: HttpRequest) -> str:
    """The digest that goes with the key of this form."""
    return digest_of(request.POST, request.FILES)


def was_used(actor: Account, action: str, key: str) -> bool:
    """Whether a form with this key was sent before, whatever it said."""
    return ClientKey.objects.filter(actor=actor, action=action, key=key).exists()


def was_other(actor: Account, action: str, key: str, said: str) -> bool:
    """Whether a form with this key was sent before and said something else."""
    before = ClientKey.objects.filter(actor=actor, action=action, key=key)
    first = before.values_list("said", flat=True).first()
    return bool(first) and first != said


def tell_made(request: HttpRequest, action: str, text: str, made: object, url: str) -> None:
    """After `once`: say `text`; or what a form with this key had made before, and that what it says
    now was not saved."""
    assert request.user.is_authenticated  # noqa: S101  (whoever has no account has no key)
    key = key_in(request.POST)
    if was_other(request.user, action, key, said_by(request)):
        messages.warning(request, used_up(made, url))
    else:
        messages.success(request, text)


def used_up(made: object, url: str) -> str:
    """The sentence, with a link to what was made."""
    return format_html(
        '{} <a href="{}">{}</a>. {}',
        _("This form has been sent before, and made this:"),
        url,
        made,
        _("What you changed after that was not saved. For another one, open the form anew."),
    )
