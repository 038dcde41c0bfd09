from typing import Any

from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from agents.decree_lists.urls import decree_list_urls
from agents.personal_data import viewsets as erasures
from agents.registry import log_actions
from agents.registry.viewsets import (
    appointments,
    choosers,
    decrees,
    expertise,
    held_mail,
    holidays,
    mail_log,
    notice_texts,
    opds,
    people,
)
from agents.staff_import.urls import staff_import_menu_item, staff_import_urls

MENU = "register_registry_menu_item"


class RegistryGroup(ViewSetGroup):
    menu_label = _("Registry")
    menu_name = "registry"
    menu_icon = "clipboard-list"
    menu_order = 250
    submenu_hook = MENU
    items = (
        opds.OpdViewSet(opds.NAME),
        people.PersonViewSet(people.NAME),
        decrees.DecreeViewSet(decrees.NAME),
        appointments.AppointmentViewSet(appointments.NAME),
        expertise.ExpertiseViewSet(expertise.NAME),
        holidays.HolidayViewSet(holidays.NAME),
        erasures.ErasureViewSet(erasures.NAME),
        notice_texts.NoticeTextViewSet(notice_texts.NAME),
        mail_log.MailLogViewSet(mail_log.NAME),
        held_mail.HeldMailViewSet(held_mail.NAME),
    )


@hooks.register("register_admin_viewset")
def registry() -> list[ViewSet | ViewSetGroup]:
    return [
        RegistryGroup(),
        choosers.PersonChooserViewSet("registry_person_chooser"),
        choosers.OpdChooserViewSet("registry_opd_chooser"),
        choosers.DecreeChooserViewSet("registry_decree_chooser"),
    ]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [*staff_import_urls, *decree_list_urls]


@hooks.register(MENU)
def menu_item() -> MenuItem:
    return staff_import_menu_item()


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    log_actions.register(actions)
