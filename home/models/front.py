"""The front page, below which every page of the site lies."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from courses.models import CoursePage
from courses.models.catalogue import for_cards
from foundation.page_cache.keeping import for_visitors
from foundation.page_forms import PageForm
from home.models.guides import GuideIndexPage, GuidePage
from home.models.news import NewsPage


@for_visitors()
class HomePage(Page):
    """The front page, for visitors and for whoever signed in alike; her own start is
    `home.start`."""

    headline = models.CharField(_("headline"), max_length=150, blank=True)
    lead = models.TextField(_("lead"), blank=True, max_length=400)

    content_panels = [*Page.content_panels, FieldPanel("headline"), FieldPanel("lead")]
    base_form_class = PageForm
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    # A restriction here would lock what lies below, whatever its own rule says.
    private_page_options: list[str] = []
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find the page by its whole address at once; Wagtail would ask for every step of it. What
        is no page's address is left to Wagtail."""
        if path_components:
            wanted = f"{self.url_path}{'/'.join(path_components)}/"
            page = self.get_descendants().filter(url_path=wanted).specific().first()
            if page is not None:
                return page.route(request, [])
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        visible = CoursePage.objects.visible_to(request.user)
        context["courses"] = for_cards(visible).order_by("-first_published_at")[:3]
        context["guides"] = GuidePage.objects.live().for_lists().order_by("-reviewed_on", "-pk")[:4]
        context["guide_index"] = GuideIndexPage.objects.live().first()
        context["news"] = NewsPage.objects.live().for_cards()[:3]
        return context
