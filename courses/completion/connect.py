"""Hang completion into Wagtail's signals, the outbox, the minute loop and the admin."""

from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.signals import page_published, page_unpublished, post_page_move

from courses.completion import notes, operations, receivers
from courses.completion.permissions import ClinicPolicy
from courses.models import Requirement
from courses.page_forms import register_touching
from foundation.minute.duties import register_duty
from foundation.outbox.senders import register_sender


def connect() -> None:
    uid = "courses.completion"
    page_published.connect(receivers.page_changed, dispatch_uid=uid)
    page_unpublished.connect(receivers.page_changed, dispatch_uid=uid)
    post_page_move.connect(receivers.page_moved, dispatch_uid=uid)
    # Deleted pages of every kind, those below the one that is deleted included, come as `Page`.
    post_delete.connect(receivers.page_changed, sender=Page, dispatch_uid=uid)
    register_sender(operations.SETTLE, operations.settle_message)
    register_duty("completion", operations.take_effect_when_due)
    register_touching(notes.touched_by)
    register_permission_policy(Requirement, ClinicPolicy(Requirement))
