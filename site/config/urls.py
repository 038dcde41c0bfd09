"""Every address. Ours first, Wagtail's pages last."""

from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from foundation.components.showcase import components_page
from foundation.files.views import media
from foundation.health.views import healthz
from foundation.language import set_language
from home.editing.views import script_words

handler400 = "foundation.errors.bad_request"
handler429 = "agents.accounts.lock_outs.too_many_tries"
handler500 = "foundation.errors.server_error"
to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("bahasa/", set_language, name="set_language"),
    path("", include("foundation.urls")),
    path("", include("agents.urls")),
    path("", include("credentials.urls")),
    path("", include("courses.urls")),
    path("", include("innovations.urls")),
    path("", include("assessments.urls")),
    path("", include("scheduling.urls")),
    path("", include("mentoring.urls")),
    path("", include("home.urls")),
    path("akun/", include("allauth.urls")),
    # Wagtail's own log-in knows nothing of the second factor: close it before the include.
    path("cms/login/", to_sign_in),
    path("cms/password_reset/", to_sign_in),
    path("_util/login/", to_sign_in),
    # Wagtail's scripts ask here for their words, of which its own catalogue lacks half.
    path("cms/jsi18n/", script_words, name="admin_script_words"),
    path("cms/", include(wagtailadmin_urls)),
    path("unduhan/", include(wagtaildocs_urls)),
    path("media/<path:path>", media),
]
if settings.COMPONENTS_PAGE:
    urlpatterns.append(path("komponen/", components_page, name="components"))
urlpatterns.append(path("", include(wagtail_urls)))
