"""The personal data of the foundation, and of the packages below the plugins."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.models import Notice, NoticeChoice, NoticeHours, OutboxMessage, Reminder
from foundation.privacy.map import (
    ACCOUNT,
    NOTIFYING,
    OTHERS,
    RECORD,
    Declaration,
    On,
    declare,
    declare_foreign,
    declare_impersonal,
)
from foundation.privacy.subjects import Subject


def _mail(subject: Subject) -> models.QuerySet[Any]:
    """Messages with her address among the recipients, as JSON spells it."""
    condition = models.Q(pk__in=[])
    for email in subject.emails:
        condition |= models.Q(payload__icontains=f'"{email}"')
    return OutboxMessage.objects.filter(condition)


def _lines(subject: Subject) -> models.QuerySet[Any]:
    return Notice.objects.filter(bell__name=subject.bell)


def _choices(subject: Subject) -> models.QuerySet[Any]:
    return NoticeChoice.objects.filter(bell__name=subject.bell)


def _hours(subject: Subject) -> models.QuerySet[Any]:
    return NoticeHours.objects.filter(bell__name=subject.bell)


def _reminders(subject: Subject) -> models.QuerySet[Any]:
    """Recipients are named as streams are."""
    return Reminder.objects.filter(recipient=subject.bell)


DECLARATIONS = (
    Declaration(
        "foundation.ClientKey",
        ACCOUNT,
        {"actor": On.CLEARED, "result": On.CLEARED},
        _("7 days"),
        accounts=("actor",),
        goes=True,
        secret=frozenset({"key"}),
    ),
    Declaration(
        "foundation.OutboxMessage",
        NOTIFYING,
        {"payload": On.CLEARED, "last_error": On.CLEARED},
        _("30 days after it was sent; the note that it was sent 400 days"),
        rows=_mail,
        goes=True,
    ),
    Declaration(
        "foundation.Notice",
        NOTIFYING,
        {"data": On.CLEARED, "subject": On.CLEARED, "url": On.CLEARED},
        _("180 days after it was read"),
        rows=_lines,
        goes=True,
    ),
    Declaration(
        "foundation.NoticeChoice",
        NOTIFYING,
        {"topic": On.CLEARED, "delivery": On.CLEARED},
        _("As long as the record of the person"),
        rows=_choices,
        goes=True,
    ),
    Declaration(
        "foundation.NoticeHours",
        NOTIFYING,
        {"quiet_from": On.CLEARED, "quiet_until": On.CLEARED, "digested_at": On.CLEARED},
        _("As long as the record of the person"),
        rows=_hours,
        goes=True,
    ),
    Declaration(
        "foundation.Reminder",
        NOTIFYING,
        {"recipient": On.CLEARED},
        _("As long as what it reminds of"),
        rows=_reminders,
        goes=True,
    ),
    Declaration(
        "foundation.PrivateFile",
        RECORD,
        {"file": On.STAYS, "name": On.REDACTED, "uploaded_by": On.STAYS},
        _("As long as the record to which the file belongs"),
        accounts=("uploaded_by",),
        because=OTHERS,
        secret=frozenset({"code"}),
    ),
)


def declare_fields() -> None:
    """Of our own tables, and of the packages that every site of ours has."""
    declare(*DECLARATIONS)
    declare_impersonal("foundation.ClientKey", "action", "key", "said")
    declare_impersonal("foundation.OutboxMessage", "key", "kind")
    declare_impersonal("foundation.Notice", "kind")
    declare_impersonal("foundation.NoticeText", "name", "texts")
    # A person's stream is named by the number of her record, and its events by those of others.
    declare_impersonal("foundation.Stream", "name")
    declare_impersonal("foundation.Event", "kind", "ref")
    declare_impersonal("foundation.PrivateFile", "code", "content_type", "sha256")
    _declare_packages()


def _declare_packages() -> None:
    """Named whole: their code, not ours, decides about their columns. What the account leaves in
    them is dealt with by the erasure of the account."""
    declare_foreign("account.", "allauth: addresses of accounts; go with the account")
    declare_foreign("mfa.", "allauth: second factors; go with the account")
    declare_foreign("usersessions.", "allauth: where one signed in; 90 days, go with the account")
    declare_foreign("sessions.", "Django: sessions; end with the account")
    declare_foreign("auth.", "Django: names of groups and permissions")
    declare_foreign("contenttypes.", "Django: names of tables")
    declare_foreign("django_tasks_database.", "tasks: numbers of rows; 30 days")
    declare_foreign("taggit.", "free tags of pages")
    declare_foreign("wagtail", "Wagtail: pages, their history and the log; the log is redacted")
