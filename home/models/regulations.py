"""Laws, decrees and circulars on which innovations rest."""

from typing import Any, Self
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from foundation.page_cache.keeping import for_visitors
from foundation.page_forms import PageForm
from home.models.files import Handout
from home.regulations import RegulationFilter, RegulationKind, RegulationStatus

PER_PAGE = 20


class RegulationQuerySet(PageQuerySet):
    def for_lists(self) -> Self:
        """Published ones without their excerpt, newest first; those of which only the year is known
        close their year."""
        newest = models.F("issued_on").desc(nulls_last=True)
        return self.live().defer("says").order_by("-year", newest, "title")


@for_visitors("page", *RegulationFilter.base_fields)
class RegulationIndexPage(Page):
    """All published regulations, narrowed by `RegulationFilter` (GET), PER_PAGE on a page."""

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences above the list.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    base_form_class = PageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.RegulationPage"]
    max_count = 1
    private_page_options: list[str] = []
    page_description = _("The list of all regulations, with filters by kind and status.")
    template = "home/regulation_index_page.html"

    class Meta:
        verbose_name = _("list of regulations")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        form = RegulationFilter(request.GET)
        wanted = form.wanted()
        found = RegulationPage.objects.filter(**wanted).for_lists()
        context["form"], context["is_narrowed"] = form, bool(wanted)
        context["page_obj"] = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        return context


@for_visitors()
class RegulationPage(Page):
    """One regulation: what it says of innovation, and whether it is in force."""

    kind = models.CharField(_("kind"), max_length=30, choices=RegulationKind)
    number = models.CharField(
        _("number"), max_length=60, help_text=_("As printed, without the year: 38")
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, validators=[MinValueValidator(1945), MaxValueValidator(2100)]
    )
    issued_on = models.DateField(
        _("issued on"),
        null=True,
        blank=True,
        help_text=_("Leave it empty if you only know the year."),
    )
    about = models.TextField(
        _("about"), max_length=500, help_text=_("What follows the word “tentang” in its title.")
    )
    status = models.CharField(
        _("status"), max_length=20, choices=RegulationStatus, default=RegulationStatus.IN_FORCE
    )
    changed_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name=_("amended or revoked by"),
    )
    document = models.ForeignKey(
        Handout,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("file"),
        help_text=_("The text itself, best as PDF."),
    )
    link = models.URLField(
        _("address of the text"),
        blank=True,
        help_text=_("Where the text is published, if you have no file: the JDIH that keeps it."),
    )
    says = RichTextField(
        _("what it says of innovation"),
        blank=True,
        features=["h3", "bold", "italic", "ol", "ul", "link"],
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldRowPanel([FieldPanel("number"), FieldPanel("year"), FieldPanel("issued_on")]),
                FieldPanel("about"),
            ],
            heading=_("The regulation"),
        ),
        MultiFieldPanel(
            [FieldPanel("status"), FieldPanel("changed_by")], heading=_("Whether it is in force")
        ),
        FieldPanel("says"),
        MultiFieldPanel([FieldPanel("document"), FieldPanel("link")], heading=_("The text")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("number"),
        index.SearchField("about"),
        index.SearchField("says"),
        index.FilterField("kind"),
        index.FilterField("status"),
        index.FilterField("year"),
    ]
    base_form_class = PageForm
    parent_page_types = ["home.RegulationIndexPage"]
    subpage_types: list[str] = []
    private_page_options: list[str] = []
    page_description = _("A law, regulation, decree or circular, and what it says of innovation.")
    template = "home/regulation_page.html"

    objects = PageManager.from_queryset(RegulationQuerySet)()

    class Meta:
        verbose_name = _("regulation")
        verbose_name_plural = _("regulations")

    @property
    def link_host(self) -> str:
        """Where `link` leads, as one would say it."""
        return (urlsplit(self.link).hostname or "").removeprefix("www.")

    @property
    def status_tone(self) -> str:
        """The tone of the label that shows the status; "" while a draft has none."""
        tones = {RegulationStatus.IN_FORCE: "success", RegulationStatus.REVOKED: "danger"}
        return tones.get(RegulationStatus(self.status), "warning") if self.status else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["changed_by"] = RegulationPage.objects.live().filter(pk=self.changed_by_id).first()
        context["changes"] = RegulationPage.objects.filter(changed_by=self.pk).for_lists()
        return context

    def clean(self) -> None:
        super().clean()
        if self.issued_on and self.year and self.issued_on.year != self.year:
            raise ValidationError({"issued_on": _("This day is not in the year above.")})
        if self.changed_by_id and self.status == RegulationStatus.IN_FORCE:
            raise ValidationError(
                {"status": _("What was amended or revoked is not simply in force.")}
            )
        if self.changed_by_id and self.changed_by_id == self.pk:
            raise ValidationError({"changed_by": _("A regulation does not amend itself.")})
