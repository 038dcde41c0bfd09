"""Pages of a decree under Wagtail's admin that are no viewset."""

from django.urls import include, path

from agents.decree_lists import views

# …/sk/
_decree_lists = [
    path("<int:pk>/daftar/", views.appoint, name="appoint"),
    path("<int:pk>/akhiri-semua/", views.end, name="end"),
]

decree_list_urls = [path("sk/", include((_decree_lists, "decree_lists")))]
