"""Who hears of a request for erasure: the clinic until it is decided, and then the person."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from agents.contact import address_of, language_of
from agents.models import Appointment, Erasure, Person
from agents.notices.bells import bell_name
from agents.notices.operations import notify_erasure
from foundation.app_settings import app_settings
from foundation.calendar import local_time
from foundation.models import Reminder
from foundation.outbox import operations as outbox
from foundation.reminders import operations as reminders

PREFIX = "erasure"
# Before the deadline, and at it: (kind, share of the time that is left).
REMINDED = {"soon": 1 / 3, "late": 0.0}


def tell_clinic(erasure: Erasure) -> None:
    """A line and a mail for everybody of the clinic, without the name: that stands where they may
    read it. Reminded are they when a third of the time is left, and when none is."""
    clinic = _clinic()
    notify_erasure(clinic, "asked", erasure.pk, page_of(erasure), erasure.answer_by)
    for person in clinic:
        _mail(erasure, person, "asked", f"{app_settings.BASE_URL}{page_of(erasure)}")
    left = erasure.answer_by - erasure.asked_at
    wanted = [
        (kind, bell_name(person.pk), erasure.answer_by - left * share)
        for kind, share in REMINDED.items()
        for person in clinic
    ]
    reminders.plan(f"{PREFIX}:{erasure.pk}", 0, wanted)


def tell_refused(erasure: Erasure) -> None:
    """The person reads why, in her bell, by mail and on her page."""
    person = erasure.person
    url = reverse("agents:own_data")
    if person is not None:
        notify_erasure([person], "refused", erasure.pk, url, None)
        _mail(erasure, person, "refused", f"{app_settings.BASE_URL}{url}")
    elif erasure.user is not None:
        language = getattr(erasure.user, "language", "") or settings.LANGUAGE_CODE
        url = f"{app_settings.BASE_URL}{url}"
        _post(erasure, "account", erasure.user.email, language, "refused", url)


def tell_erased(erasure: Erasure, address: str, language: str) -> None:
    """The last that goes to an address which is kept no longer: it leaves with the mail."""
    _post(erasure, "account", address, language, "done", "")


def page_of(erasure: Erasure) -> str:
    return reverse("registry_erasures:inspect", args=[erasure.pk])


def write_reminder(reminder: Reminder) -> dict[str, Any] | None:
    """For `foundation.reminders`: nothing once it was decided or taken back."""
    key, bell = (int(name.partition(":")[2]) for name in (reminder.subject, reminder.recipient))
    erasure = Erasure.objects.waiting().filter(pk=key).first()
    person = Person.objects.select_related("user").filter(pk=bell).first()
    if erasure is None or person is None or not address_of(person):
        return None
    url = f"{app_settings.BASE_URL}{page_of(erasure)}"
    text = _text(erasure, language_of(person), reminder.kind, url)
    return {**text, "to": [address_of(person)]}


def _clinic() -> list[Person]:
    """Those with an account: nobody else can decide."""
    in_force = Appointment.objects.in_force(timezone.localdate()).kinds(Appointment.Kind.CLINIC)
    people = Person.objects.filter(pk__in=in_force.values("person"), user__is_active=True)
    return list(people.select_related("user").order_by("pk"))


def _mail(erasure: Erasure, person: Person, name: str, url: str) -> None:
    _post(erasure, str(person.pk), address_of(person), language_of(person), name, url)


def _post(erasure: Erasure, whom: str, address: str, language: str, name: str, url: str) -> None:
    """Text and address are forgotten once the mail is out."""
    if address:
        payload = {**_text(erasure, language, name, url), "to": [address]}
        key = f"{PREFIX}:{erasure.pk}:{name}:{whom}"
        outbox.put(key, "mail", payload, is_secret=True)


def _text(erasure: Erasure, language: str, name: str, url: str) -> dict[str, str]:
    with translation.override(language):
        context = {
            "answer": erasure.answer,
            "deadline": local_time.day_and_moment(erasure.answer_by),
            "url": url,
            "site_name": app_settings.SITE_NAME,
        }
        text = render_to_string(f"agents/personal_data/mail/{name}.txt", context).strip()
    subject, _, body = text.partition("\n")
    return {"subject": subject, "body": body.strip() + "\n"}
