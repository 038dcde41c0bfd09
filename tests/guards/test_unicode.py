"""What nobody sees is ignored where people compare, and kept where people write."""

from collections.abc import Callable, Iterable, Iterator

import pytest
from django import forms
from django.apps import apps
from wagtail.models import get_page_models

from agents import nips
from agents.accounts.backends import account_of
from agents.claims.operations.asking import normalize
from agents.claims.operations.codes import digest_of
from agents.models import Person
from agents.staff_import.operations import headings, matching
from foundation.forms import CleanFields, rule_for
from foundation.search.finding import Search
from foundation.stale import VersionedForm
from foundation.text import as_meant, comparable
from tests.guards.addresses import every_address
from tests.guards.repository import OURS

WIDE = str.maketrans({chr(each): chr(each + 0xFEE0) for each in range(0x21, 0x7F)})
DISGUISES: dict[str, Callable[[str], str]] = {
    "zero width": lambda text: "\u200b".join(text),
    "soft hyphen": lambda text: f"{text[:3]}\u00ad{text[3:]}",
    "marks of direction": lambda text: f"\u202e{text}\u202c",
    "byte order mark": lambda text: f"\ufeff{text}",
    "no-break space": lambda text: f"\u00a0{text.replace(' ', chr(0xA0))}\u202f",
    "full width": lambda text: text.translate(WIDE),
    "emoji": lambda text: f"\U0001f3e5{text}\U0001f44d\U0001f3fd\u2764\ufe0f",
}


def _compared(world, text_of: Callable[[str], str]) -> dict[str, tuple[object, object]]:
    """What each look-up makes of what is written plainly, and of the same in disguise."""
    sari = world.cast["sari"]
    nip, email = sari.person.nip, sari.email
    lookups: dict[str, tuple[Callable[[str], object], str]] = {
        "NIP": (nips.normalize, nip),
        "NIP with dots": (nips.normalize, f"{nip[:8]} {nip[8:14]}.{nip[14:]}"),
        "sign-in by NIP": (account_of, nip),
        "sign-in by e-mail": (account_of, email),
        "person by NIP": (Person.objects.known_as, nip),
        "person by e-mail": (Person.objects.known_as, sari.person.email or email),
        "claim by e-mail": (normalize, email),
        "claim code": (digest_of, "7KND-M4RX-9ATP"),
        "OPD": (matching.fold, "Dinas Kesehatan"),
        "heading": (headings.fold, "Nama Lengkap"),
        "search": (lambda text: Search.of(sari, text, "", "1").question.text, "antrean pelayanan"),
        "names": (comparable, "Dinas Pendidikan"),
    }
    return {name: (ask(plain), ask(text_of(plain))) for name, (ask, plain) in lookups.items()}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguise_makes_no_difference_to_whoever_compares(world, disguise, covered):
    compared = _compared(world, DISGUISES[disguise])
    covered(f"{len(compared)} look-ups")
    assert {name: each for name, each in compared.items() if each[0] != each[1]} == {}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_control_arm_whoever_compares_as_written_is_fooled(disguise):
    written = DISGUISES[disguise]("Dinas Kesehatan").casefold().strip()
    assert written != "dinas kesehatan"


def test_the_empty_question_stays_empty():
    assert as_meant("\u200b\U0001f3e5 \u00a0") == ""


def _forms(base: type[forms.BaseForm] = forms.BaseForm) -> set[type[forms.BaseForm]]:
    below = {each for each in base.__subclasses__() if each.__module__.split(".")[0] in OURS}
    others = set(base.__subclasses__()) - below
    return below.union(*map(_forms, below), *map(_forms, others))


def _of_the_admin() -> Iterator[type[forms.BaseForm]]:
    """Forms that Wagtail makes for our pages and viewsets."""
    for page in get_page_models():
        if page._meta.app_label in OURS:
            yield page.get_edit_handler().get_form_class()
    for address in every_address():
        form = getattr(address.callback, "view_initkwargs", {}).get("form_class")
        if address.app in OURS and not address.name.startswith("wagtail") and form:
            yield form


def _fields(form: type[forms.BaseForm]) -> Iterable[forms.Field]:
    """None of a class that only other forms stand on."""
    return getattr(form, "base_fields", {}).values()


def _unclean(found: set[type[forms.BaseForm]]) -> list[str]:
    typed = [each for each in found if any(map(rule_for, _fields(each)))]
    return sorted(f"{each.__module__}.{each.__name__}" for each in typed if not _is_clean(each))


def _is_clean(form: type[forms.BaseForm]) -> bool:
    """Whatever the bases of the form do, the correction comes first; the comparison of versions
    only puts in what stands."""
    definers = (each for each in form.__mro__ if "full_clean" in vars(each))
    return next(each for each in definers if each is not VersionedForm) is CleanFields


def test_every_form_of_ours_brings_what_is_typed_into_shape(covered):
    assert apps.ready
    found = _forms() | set(_of_the_admin())
    covered(f"{len(found)} forms")
    assert len(found) > 60
    assert _unclean(found) == []


def test_control_arm_a_form_without_the_rule_is_found():
    class Forgotten(forms.Form):
        name = forms.CharField()

    assert _unclean({Forgotten}) == [f"{__name__}.Forgotten"]
