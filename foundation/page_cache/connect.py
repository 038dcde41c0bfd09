"""What changes pages that are kept for visitors."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from foundation.page_cache.operations import raise_generation
from foundation.page_cache.seen import register_seen, seen_by_visitors

# What an editor's draft writes on the page itself; nobody sees it before it is published.
OF_DRAFTS = frozenset(
    {"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"}
)


def changed(
    sender: type[Model], update_fields: frozenset[str] | None = None, **_signal: Any
) -> None:
    """Receiver for all models."""
    if issubclass(sender, Page):
        if update_fields is None or not update_fields <= OF_DRAFTS:
            raise_generation()
    elif sender in seen_by_visitors():
        raise_generation()


def connect() -> None:
    register_seen(Site, PageViewRestriction, get_image_model(), get_document_model())
    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(changed, dispatch_uid="foundation.page_cache")
    # Moved and published pages take along what lies below them without saving it.
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(raise_generation, dispatch_uid="foundation.page_cache")
