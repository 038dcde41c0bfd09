"""What our own search reads of a page, apart from what a host's search may find."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index


class SearchText(index.Indexed, models.Model):
    """A page of a course in our own search, one row for each, published or not.

    It has an index of its own: a host that searches `Page` finds what a visitor may open and not a
    word of the rest. Ask it by `courses.search.finding`, which asks for whom.
    """

    page = models.OneToOneField(
        Page, models.CASCADE, primary_key=True, related_name="+", verbose_name=_("page")
    )

    search_fields = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("text"),
        index.FilterField("page"),
    ]

    class Meta:
        verbose_name = _("page in the search")
        verbose_name_plural = _("pages in the search")

    def __str__(self) -> str:
        return self.title

    @classmethod
    def get_indexed_objects(cls) -> "models.QuerySet[SearchText]":
        found: models.QuerySet[SearchText] = super().get_indexed_objects()
        return found.select_related("page__content_type")

    @property
    def title(self) -> str:
        title: str = self.page.title
        return title

    def text(self) -> list[Any]:
        """What the page's own kind says is searched, without the title."""
        page = self.page.specific
        fields = page.get_searchable_search_fields()
        return [field.get_value(page) for field in fields if field.field_name != "title"]
