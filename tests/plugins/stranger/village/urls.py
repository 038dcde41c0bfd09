from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from village.views import join, search

api = WagtailAPIRouter("wagtailapi")
api.register_endpoint("pages", PagesAPIViewSet)

urlpatterns = [
    path("door/", LoginView.as_view(template_name="village/door.html")),
    path("join/", join, name="join"),
    path("out/", LogoutView.as_view(next_page="/"), name="out"),
    path("search/", search, name="search"),
    path("sitemap.xml", sitemap),
    path("api/v2/", api.urls),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("assets/<path:path>", serve, {"document_root": settings.STATIC_ROOT}),
    *(path("clinic/", include(f"{plugin}.urls")) for plugin in settings.PLUGINS),
    path("", include(wagtail_urls)),
]
