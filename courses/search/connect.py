"""Hang the search into what is saved, moved and migrated."""

from django.apps import apps
from django.db.models.signals import post_migrate, post_save
from wagtail.models import Page
from wagtail.signals import post_page_move

from courses.search import receivers
from courses.search.kinds import KINDS
from courses.visibility import kinds
from foundation.search.kinds import register_search_kind

UID = "courses.search"


def connect() -> None:
    # An unpublished page of any kind is saved as a plain `Page`.
    for model in (Page, *kinds()):
        post_save.connect(receivers.page_saved, sender=model, dispatch_uid=f"{UID}.saved")
    connect_index()
    post_page_move.connect(receivers.page_moved, dispatch_uid=UID)
    post_migrate.connect(
        receivers.migrated, sender=apps.get_app_config("courses"), dispatch_uid=UID
    )
    for kind in KINDS:
        register_search_kind(kind)


def connect_index() -> None:
    for model in (Page, *kinds()):
        post_save.connect(receivers.page_indexed, sender=model, dispatch_uid=f"{UID}.indexed")


def disconnect_index() -> None:
    """For tests that do not search."""
    for model in (Page, *kinds()):
        post_save.disconnect(sender=model, dispatch_uid=f"{UID}.indexed")
