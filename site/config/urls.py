"""Every address. Ours first, Wagtail's pages last."""

from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from foundation.components.showcase import components_page
from foundation.files.media import media
from foundation.views import healthz, set_language

handler500 = "foundation.views.trouble"
to_our_door = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("bahasa/", set_language, name="set_language"),
    path("", include("foundation.urls")),
    path("", include("agents.urls")),
    path("", include("courses.urls")),
    path("", include("innovations.urls")),
    path("", include("scheduling.urls")),
    path("", include("mentoring.urls")),
    path("", include("home.urls")),
    path("akun/", include("allauth.urls")),
    # Wagtail's own log-in knows nothing of the second factor: close it before the include.
    path("cms/login/", to_our_door),
    path("cms/password_reset/", to_our_door),
    path("_util/login/", to_our_door),
    path("cms/", include(wagtailadmin_urls)),
    path("unduhan/", include(wagtaildocs_urls)),
    path("media/<path:path>", media),
]
if settings.FOUNDATION_COMPONENT_PAGE:
    urlpatterns.append(path("komponen/", components_page, name="components"))
urlpatterns.append(path("", include(wagtail_urls)))
