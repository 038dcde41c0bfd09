"""What the clinic tells of its work."""

from typing import Any, Self

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from courses.blocks import LessonBlocks
from foundation.files.renditions import rendition_of
from foundation.page_cache.keeping import for_visitors
from foundation.page_forms import PageForm
from home.models.files import Picture
from home.news import NewsPageForm

PER_PAGE = 12
CARD_PICTURE = "fill-480x270|format-webp"


class NewsQuerySet(PageQuerySet):
    def for_cards(self) -> Self:
        """Published news without their text, newest first, with the pictures of all cards in two
        queries."""
        pictures = Picture.objects.prefetch_renditions(CARD_PICTURE)
        return (
            self.live()
            .defer("body")
            .order_by("-date", "-pk")
            .prefetch_related(models.Prefetch("picture", queryset=pictures))
        )


@for_visitors("page")
class NewsIndexPage(Page):
    """All published news, newest first, PER_PAGE on a page."""

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences above the list.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    base_form_class = PageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count = 1
    private_page_options: list[str] = []
    page_description = _("The list of all news, newest first.")
    template = "home/news_index_page.html"

    class Meta:
        verbose_name = _("list of news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        found = NewsPage.objects.for_cards()
        context["page_obj"] = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        return context


@for_visitors()
class NewsPage(Page):
    """One item of news, dated by the day that its editor gives it."""

    date = models.DateField(
        _("date"), default=timezone.localdate, help_text=_("The day that stands above the item.")
    )
    lead = models.TextField(
        _("lead"),
        max_length=400,
        help_text=_("What happened, in two sentences; it also stands in lists and shared links."),
    )
    picture = models.ForeignKey(
        Picture,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What somebody who does not see the picture should know."),
    )
    body = StreamField(LessonBlocks(required=False), blank=True, verbose_name=_("content"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("lead"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture")),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    private_page_options: list[str] = []
    base_form_class = NewsPageForm
    page_description = _("One item of news.")
    template = "home/news_page.html"

    objects = PageManager.from_queryset(NewsQuerySet)()

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")

    @property
    def card_picture(self) -> Any:
        """The rendition that cards show, or None; no query of its own after `for_cards`."""
        return rendition_of(self.picture, CARD_PICTURE) if self.picture else None
