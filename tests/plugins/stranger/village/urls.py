from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("door/", LoginView.as_view(template_name="village/door.html")),
    path("out/", LogoutView.as_view(next_page="/"), name="out"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *(path("clinic/", include(f"{plugin}.urls")) for plugin in settings.PLUGINS),
    path("", include(wagtail_urls)),
]
