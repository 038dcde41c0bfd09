"""Guides to the sections of the proposal form."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from agents.models import Opd
from courses.blocks.bodies import BodyField
from courses.models import LessonPage
from foundation.page_cache.keeping import for_visitors
from foundation.page_forms import PageForm
from foundation.users import AnyUser
from home.app_settings import app_settings
from home.guides import PARTS, Section

PLACES: dict[str, int] = {section: place for place, section in enumerate(Section)}


class GuideQuerySet(PageQuerySet):
    def for_lists(self) -> Self:
        """Without the text, which only the guide's own page shows."""
        return self.defer("body")

    def in_form_order(self) -> "list[GuidePage]":
        """Published guides in the order in which the form asks; within a section as the editor
        arranged them. Sections that the form no longer has come last."""
        found: Iterable[GuidePage] = self.live().for_lists().order_by("path")
        return sorted(found, key=lambda guide: PLACES.get(guide.section, len(PLACES)))


@dataclass(frozen=True)
class Part:
    """A part of the form with its guides; `key` is its anchor on the page."""

    key: str
    label: str | Promise
    guides: "list[GuidePage]"


@for_visitors()
class GuideIndexPage(Page):
    """Every published guide, by the parts of the proposal form."""

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences above the list.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    base_form_class = PageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.GuidePage"]
    max_count = 1
    private_page_options: list[str] = []
    page_description = _("The list of all guides, grouped by the parts of the proposal form.")
    template = "home/guide_index_page.html"

    class Meta:
        verbose_name = _("list of guides")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        guides = GuidePage.objects.in_form_order()
        parts = [
            Part(key, label, [guide for guide in guides if guide.section in sections])
            for key, label, sections in PARTS
        ]
        context["parts"] = [part for part in parts if part.guides]
        return context


@for_visitors()
class GuidePage(Page):
    """How to fill in one section of the form, and who vouches for that."""

    section = models.CharField(
        _("section of the proposal form"),
        max_length=30,
        choices=Section,
        help_text=_("Which part of the form this guide helps to fill in."),
    )
    introduction = models.TextField(
        _("summary"), blank=True, max_length=400, help_text=_("Two sentences for the list.")
    )
    body = BodyField(blank=True, verbose_name=_("content"))
    opd = models.ForeignKey(
        Opd,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible OPD"),
        help_text=_("Who keeps this guide correct and answers questions about it."),
    )
    reviewed_on = models.DateField(
        _("last reviewed on"),
        null=True,
        help_text=_("When somebody last read the whole guide and found it correct."),
    )
    source = models.CharField(
        _("source"),
        max_length=250,
        blank=True,
        help_text=_("The regulation or guideline that this guide follows."),
    )
    source_url = models.URLField(_("address of the source"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("section"),
        FieldPanel("introduction"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("opd"),
                FieldPanel("reviewed_on"),
                FieldPanel("source"),
                FieldPanel("source_url"),
            ],
            heading=_("Who vouches for it"),
        ),
        InlinePanel(
            "related_lessons",
            heading=_("Related lessons"),
            label=_("Lesson"),
            help_text=_("Readers see those whose course is open to them."),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.FilterField("section"),
        index.FilterField("reviewed_on"),
    ]
    base_form_class = PageForm
    parent_page_types = ["home.GuideIndexPage"]
    subpage_types: list[str] = []
    private_page_options: list[str] = []
    page_description = _("How to fill in one section of the proposal form.")
    template = "home/guide_page.html"

    objects = PageManager.from_queryset(GuideQuerySet)()

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    def needs_review(self) -> bool:
        """As `is_stale`, as of today."""
        return is_stale(self.reviewed_on, timezone.localdate())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["lessons"] = self._lessons_for(request.user)
        context["previous"], context["next"] = self._neighbours()
        return context

    def _lessons_for(self, user: AnyUser) -> list[LessonPage]:
        wanted = [each.lesson_id for each in self.related_lessons.all()]
        if not wanted:
            return []
        found = LessonPage.objects.listed_for(user).defer("body").in_bulk(wanted)
        return [found[pk] for pk in wanted if pk in found]

    def _neighbours(self) -> "tuple[GuidePage | None, GuidePage | None]":
        row: list[GuidePage | None] = [None, *GuidePage.objects.in_form_order(), None]
        here = [guide.pk if guide else None for guide in row]
        if self.pk is None or self.pk not in here:
            return None, None
        place = here.index(self.pk)
        return row[place - 1], row[place + 1]


class GuideLesson(Orderable):
    """A lesson to which a guide leads."""

    guide = ParentalKey(GuidePage, on_delete=models.CASCADE, related_name="related_lessons")
    lesson = models.ForeignKey(
        LessonPage, models.CASCADE, related_name="+", verbose_name=_("lesson")
    )

    panels = [FieldPanel("lesson")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["guide", "lesson"], name="guide_lesson_once")
        ]

    def __str__(self) -> str:
        return f"{self.lesson}"


def is_stale(reviewed_on: date | None, today: date) -> bool:
    """Whether a guide was never reviewed, or longer than HOME_GUIDE_REVIEW_DAYS before `today`."""
    return reviewed_on is None or reviewed_on < oldest_review(today)


def oldest_review(today: date) -> date:
    """A guide that was last reviewed before this day is to be reviewed again."""
    return today - timedelta(days=app_settings.GUIDE_REVIEW_DAYS)
