"""Wagtail's groups follow from the appointments in force; nobody edits membership by hand."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from agents.app_settings import app_settings
from agents.models import Appointment
from foundation.users import Account

_REGISTRY = [
    f"{verb}_{model}"
    for model in ("opd", "person", "posting", "decree", "appointment", "expertise", "erasure")
    for verb in ("add", "change", "view")
] + ["delete_expertise"]
_CALENDAR = [f"{verb}_holiday" for verb in ("add", "change", "view")]
_TEXTS = [f"{verb}_noticetext" for verb in ("change", "view")]
_OUTBOX = [f"{verb}_outboxmessage" for verb in ("change", "view")]
_PAGES = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
_LIBRARY = ["add", "change", "choose"]


def kinds_of_groups() -> dict[str, Appointment.Kind]:
    """Whose members a group has, by its name."""
    return {
        app_settings.CLINIC_GROUP: Appointment.Kind.CLINIC,
        app_settings.EDITORS_GROUP: Appointment.Kind.EDITOR,
    }


def derive_groups() -> int:
    """Make each group's members those whose appointment is in force today: run on every change, and
    every minute for terms that begin or end. Returns how many came or went."""
    return sum(_derive(name, kind) for name, kind in kinds_of_groups().items())


@transaction.atomic
def _derive(name: str, kind: Appointment.Kind) -> int:
    group, _ = Group.objects.get_or_create(name=name)
    today = timezone.localdate()
    in_force = Appointment.objects.in_force(today).kinds(kind)
    rightful = set(
        in_force.filter(person__user__is_active=True).values_list("person__user_id", flat=True)
    )
    users = get_user_model()._default_manager
    members = set(users.filter(groups=group).values_list("pk", flat=True))
    for user in users.filter(pk__in=rightful - members):
        _record(user, "agents.enter_group", group)
        user.groups.add(group)
    for user in users.filter(pk__in=members - rightful):
        _record(user, "agents.leave_group", group)
        user.groups.remove(group)
    return len(rightful ^ members)


def _record(user: Account, action: str, group: Group) -> None:
    log(instance=user, action=action, data={"group": group.name})


def prepare_groups() -> None:
    """Make the groups and what they may do; safe to run again after every migrate."""
    clinic, editors = (Group.objects.get_or_create(name=name)[0] for name in kinds_of_groups())
    enter = Permission.objects.filter(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    registry = Permission.objects.filter(content_type__app_label="agents", codename__in=_REGISTRY)
    tables = _permissions("foundation", [*_CALENDAR, *_TEXTS, *_OUTBOX])
    clinic.permissions.set([*enter, *registry, *tables])
    editors.permissions.set(enter)
    for group in (clinic, editors):
        _allow_content(group)


def _allow_content(group: Group) -> None:
    root = Page.get_first_root_node()
    for permission in _permissions("wagtailcore", _PAGES):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    collection = Collection.get_first_root_node()
    library = [f"{verb}_{model}" for verb in _LIBRARY for model in ("image", "document")]
    for permission in _permissions("wagtailimages", library) | _permissions("wagtaildocs", library):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def _permissions(app_label: str, codenames: Iterable[str]) -> Any:
    return Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames)
