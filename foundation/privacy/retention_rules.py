"""What the foundation and the packages below it forget."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from foundation.models import ClientKey, OutboxMessage
from foundation.privacy.retention import Rule, delete


def _sent_with_words(before: datetime) -> QuerySet[OutboxMessage]:
    sent = OutboxMessage.objects.filter(sent_at__lt=before)
    return sent.exclude(payload={}, last_error="")


def _forget_words(messages: QuerySet[Any]) -> int:
    return messages.update(payload={}, last_error="")


def _sessions(before: datetime) -> QuerySet[Any]:
    model = apps.get_model("sessions", "Session")
    return model._default_manager.filter(expire_date__lt=before)


def _sign_ins(before: datetime) -> QuerySet[Any]:
    model = apps.get_model("usersessions", "UserSession")
    return model._default_manager.filter(last_seen_at__lt=before)


def _finished_tasks(before: datetime) -> QuerySet[Any]:
    model = apps.get_model("django_tasks_database", "DBTaskResult")
    return model._default_manager.filter(finished_at__lt=before)


RULES = [
    Rule(
        "client_keys",
        7,
        _("Keys of forms that nobody sends again"),
        lambda before: ClientKey.objects.filter(created_at__lt=before),
        delete,
    ),
    Rule(
        "outbox", 30, _("Text and addresses of mail that was sent"), _sent_with_words, _forget_words
    ),
    Rule(
        "outbox_rows",
        400,
        _("The note that a mail was sent"),
        lambda before: OutboxMessage.objects.filter(
            Q(sent_at__lt=before) | Q(discarded_at__lt=before)
        ),
        delete,
    ),
]


# By the package without which their table does not exist.
RULES_OF_PACKAGES = {
    "django.contrib.sessions": Rule(
        "sessions", 0, _("Sessions that have ended"), _sessions, delete
    ),
    "allauth.usersessions": Rule(
        "sign_ins", 90, _("Where and with what one signed in"), _sign_ins, delete
    ),
    "django_tasks_db": Rule("tasks", 30, _("Work that was done"), _finished_tasks, delete),
}


def rules_of_installed() -> list[Rule]:
    """Without those whose package this site does not have."""
    found = (rule for name, rule in RULES_OF_PACKAGES.items() if apps.is_installed(name))
    return [*RULES, *found]
