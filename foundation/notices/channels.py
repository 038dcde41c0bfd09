"""Ways beside the bell and e-mail on which a line reaches its owner: a site brings them."""

from collections.abc import Collection, Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from foundation.app_settings import app_settings
from foundation.models import Delivery, NoticeChoice
from foundation.notices.bells import Owner
from foundation.public.offered import public

_OWN = "channel."  # before the name of a channel, where its choice is kept among those of topics


@public
class Channel:
    """A gateway such as WhatsApp or SMS, of which FOUNDATION_NOTICE_CHANNELS names the class. Whoever
    switches it on in *Atur kabar* gets there what she gets by e-mail at once, after her quiet hours."""

    # Short, never changed: the choices of people are kept by it.
    name: str
    # How the page of choices calls it.
    label: Promise | str

    def address_of(self, owner: Owner) -> str:
        """Where the owner of a bell is reached; empty where she is not: she is not asked then."""
        raise NotImplementedError

    def send(self, address: str, text: str, url: str, key: str) -> None:
        """Hand over one line: what it says, in the language of its owner, and where it leads.
        `key` is the same when it is tried again. Whatever it raises puts it off to the next try."""
        raise NotImplementedError


def channels() -> list[Channel]:
    """Those of the site, in its order."""
    return [import_string(path)() for path in app_settings.NOTICE_CHANNELS]


def channel_named(name: str) -> Channel | None:
    """None for one that the site has no more."""
    return next((each for each in channels() if each.name == name), None)


def reaching(owner: Owner | None) -> list[Channel]:
    """Those on which she can be reached."""
    return [each for each in channels() if owner is not None and each.address_of(owner)]


def switched_on(bells: Collection[str]) -> list[tuple[str, str]]:
    """Bell and name of channel, for those that their owners have switched on. No query where the site
    has none."""
    names = [f"{_OWN}{each.name}" for each in channels()]
    if not names:
        return []
    rows = NoticeChoice.objects.filter(bell__name__in=bells, topic__in=names)
    on = rows.filter(delivery=Delivery.MAIL).order_by("pk").values_list("bell__name", "topic")
    return [(bell, topic.removeprefix(_OWN)) for bell, topic in on]


def as_choices(names: Collection[str]) -> dict[str, Delivery]:
    """How the switches of all channels are kept, with those of `names` on."""
    return {
        f"{_OWN}{each.name}": Delivery.MAIL if each.name in names else Delivery.NONE
        for each in channels()
    }


def channels_are_ours(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A system check."""
    return [fault for path in app_settings.NOTICE_CHANNELS for fault in _faults(path)]


def _faults(path: str) -> Iterator[CheckMessage]:
    told, hint = "", f'Let it inherit from "{Channel.__module__}.Channel" and have a name.'
    try:
        found: Any = import_string(path)
    except ImportError as fault:
        told = f"FOUNDATION_NOTICE_CHANNELS names {path}, which cannot be imported: {fault}."
    else:
        is_ours = isinstance(found, type) and issubclass(found, Channel)
        if not is_ours or not getattr(found, "name", ""):
            told = f"FOUNDATION_NOTICE_CHANNELS names {path}, which is no channel."
    if told:
        yield Error(told, hint=hint, id="foundation.E013")
