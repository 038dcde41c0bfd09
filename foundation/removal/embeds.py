"""Players that Wagtail has fetched for the pages of an app."""

import json
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from wagtail.models import Revision

from foundation.removal.leaving import Leaving


def find(leaving: Leaving) -> "list[QuerySet[Any]]":
    """A page that stays and shows the same video has it fetched again."""
    if not apps.is_installed("wagtail.embeds") or not leaving.is_whole:
        return []
    embeds = apps.get_model("wagtailembeds", "Embed")._base_manager
    unseen = dict(embeds.values_list("pk", "url"))
    seen: list[Any] = []
    for text in _texts(leaving) if unseen else ():
        found = [pk for pk, url in unseen.items() if _stands_in(url, text)]
        seen += [(pk, unseen.pop(pk)) for pk in found]
    return [embeds.filter(pk__in=[pk for pk, _ in seen]).order_by("pk")]


def _texts(leaving: Leaving) -> Any:
    for page in leaving.pages().specific().iterator(chunk_size=100):
        yield json.dumps(page.serializable_data(), cls=DjangoJSONEncoder)
    revisions = Revision.objects.filter(content_type__in=leaving.content_types())
    for content in revisions.values_list("content", flat=True).iterator():
        yield json.dumps(content)


def _stands_in(url: str, text: str) -> bool:
    """As it is, or as it stands in HTML."""
    return url in text or url.replace("&", "&amp;") in text
