"""A host with ways of its own to show pages: what `wagtail start` makes, and nothing more."""

from typing import Any

from django.contrib.sitemaps import Sitemap as DjangoSitemap
from django.contrib.sites.shortcuts import get_current_site
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, JsonResponse
from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from config.urls import urlpatterns as of_our_site
from courses.headless.viewsets import CoursesAPIViewSet
from courses.search.finding import search_pages
from courses.visibility import visible_to


def _titles(pages: Any) -> JsonResponse:
    return JsonResponse({"found": [page.title for page in pages]})


def search(request: HttpRequest) -> JsonResponse:
    """As the project template of Wagtail has it."""
    return _titles(Page.objects.live().search(request.GET["query"]))


def specific_search(request: HttpRequest) -> JsonResponse:
    return _titles(Page.objects.live().specific().search(request.GET["query"]))


def autocomplete(request: HttpRequest) -> JsonResponse:
    return _titles(Page.objects.live().autocomplete(request.GET["query"]))


def search_well(request: HttpRequest) -> JsonResponse:
    return _titles(search_pages(Page.objects.live(), request.GET["query"], request.user))


def menu(request: HttpRequest) -> JsonResponse:
    return _titles(Page.objects.live().filter(visible_to(request.user)))


def sitemap(request: HttpRequest) -> JsonResponse:
    """Without the template of django.contrib.sitemaps, which is no app here."""
    pages: DjangoSitemap = Sitemap(request)
    return JsonResponse(
        {"found": [each["location"] for each in pages.get_urls(site=get_current_site(request))]}
    )


class News(Feed):
    title = "News"
    link = "/"
    description = "News"

    def items(self) -> Any:
        return Page.objects.live().public().order_by("-first_published_at").specific()

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        return str(item.search_description)

    def item_link(self, item: Any) -> str:
        return str(item.get_url())


stock = WagtailAPIRouter("stock")
stock.register_endpoint("pages", PagesAPIViewSet)
headless = WagtailAPIRouter("headless")
headless.register_endpoint("pages", CoursesAPIViewSet)

urlpatterns = [
    path("host/search/", search),
    path("host/specific/", specific_search),
    path("host/autocomplete/", autocomplete),
    path("host/well/", search_well),
    path("host/menu/", menu),
    path("host/sitemap/", sitemap),
    path("host/feed/", News()),
    path("host/stock/", stock.urls),
    path("host/headless/", headless.urls),
    *of_our_site,
]
