"""The pages of a site in Wagtail's API v2, for whoever asks.

Only a site that uses the API imports this module.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.cache import patch_cache_control, patch_vary_headers
from rest_framework.authentication import SessionAuthentication
from rest_framework.filters import BaseFilterBackend
from rest_framework.response import Response
from wagtail.api.v2.filters import SearchFilter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.validators import SiteFilterValidator
from wagtail.models import Page, PageViewRestriction

from courses.models.activities import starting_with
from courses.search.finding import matching
from courses.search.operations import MARK
from courses.visibility import listed_for, visible_to


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
        operator = request.GET.get("search_operator", "and")
        if operator not in {"and", "or"}:
            raise BadRequestError("search_operator must be 'and' or 'or'")
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

    def get_base_queryset(self) -> Any:
        if "_base" not in vars(self):  # Wagtail asks for it three times an answer
            self._base = self._of_this_site().filter(listed_for(self.request.user))
        return self._base.all()

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("locale", "alias_of")

    def _of_this_site(self) -> Any:
        try:
            asked = SiteFilterValidator(site=self.request.GET.get("site"), request=self.request)
        except ValueError as error:
            raise BadRequestError(str(error)) from error
        site = asked.site_obj
        if site is None:
            return Page.objects.none()
        roots = [site.root_page]
        if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
            roots += site.root_page.get_translations()
        found = Page.objects.live().filter(starting_with(root.path for root in roots))
        closed = self._closed_by_the_host()
        return found.exclude(starting_with(closed)) if closed else found

    def _closed_by_the_host(self) -> list[str]:
        """Paths below which a restriction of the host's lets this reader see nothing. Ours are asked
        by `listed_for`."""
        theirs = PageViewRestriction.objects.exclude(password__startswith=MARK)
        return [
            each.page.path
            for each in theirs.select_related("page")
            if not each.accept_request(self.request)
        ]

    def finalize_response(
        self, request: HttpRequest, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        found: Response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(found, ["Cookie"])
        if request.user.is_authenticated:
            patch_cache_control(found, private=True)
        return found
