"""The pages of a site in Wagtail's API v2, for whoever asks.

Only a site that uses the API imports this module.
"""

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.cache import patch_cache_control, patch_vary_headers
from rest_framework.authentication import SessionAuthentication
from rest_framework.filters import BaseFilterBackend
from rest_framework.response import Response
from wagtail.api.v2.filters import SearchFilter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.validators import SiteFilterValidator
from wagtail.models import Page

from courses.search.finding import matching
from courses.visibility import is_of_courses, listed_for, visible_to


class OpenSearchFilter(BaseFilterBackend):
    """`?search=` in what the reader may open: Wagtail's filter asks the index of `Page`, which
    holds of our pages what a visitor may open."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        asked = request.GET.get("search")
        if asked is None:
            return queryset
        if not getattr(settings, "WAGTAILAPI_SEARCH_ENABLED", True):
            raise BadRequestError("search is disabled")
        by_rank = "order" not in request.GET
        mine = queryset.filter(visible_to(request.user))
        operator = request.GET.get("search_operator")
        return matching(mine, asked, operator=operator, order_by_relevance=by_rank)


class CoursesAPIViewSet(PagesAPIViewSet):
    """In the place of `PagesAPIViewSet`: `api_router.register_endpoint("pages", CoursesAPIViewSet)`.

    Pages that are none of ours are as there. Of courses it lists those that the reader, by her
    session, may see, and all that is published in them; `content` is null where it is closed to
    her. Answers for one reader are not kept by caches that others share.
    """

    authentication_classes = [SessionAuthentication]
    filter_backends = [
        *(each for each in PagesAPIViewSet.filter_backends if each is not SearchFilter),
        OpenSearchFilter,
    ]
    detail_only_fields = [*PagesAPIViewSet.detail_only_fields, "content"]

    def get_base_queryset(self) -> "QuerySet[Page]":
        # Wagtail asks for it three times an answer, and each asks for all restrictions.
        if "_base" not in vars(self):
            theirs = super().get_base_queryset().exclude(is_of_courses())
            ours = self._of_this_site().filter(is_of_courses())
            self._base = Page.objects.filter(
                Q(pk__in=theirs.values("pk")) | Q(pk__in=ours.values("pk"))
            )
        return self._base.all()

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("locale", "alias_of")

    def _of_this_site(self) -> Any:
        site = SiteFilterValidator(site=self.request.GET.get("site"), request=self.request).site_obj
        if site is None:
            return Page.objects.none()
        roots = [site.root_page]
        if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
            roots += site.root_page.get_translations()
        below = Q()
        for root in roots:
            below |= Q(path__startswith=root.path)
        return Page.objects.live().filter(below, listed_for(self.request.user))

    def finalize_response(
        self, request: HttpRequest, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        found: Response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(found, ["Cookie"])
        if request.user.is_authenticated:
            patch_cache_control(found, private=True)
        return found
