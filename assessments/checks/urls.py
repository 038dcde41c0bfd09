"""Addresses of checks, and their page under Wagtail's admin."""

from django.urls import include, path

from assessments.checks import understanding, views

check_urls = [
    path("cek/<int:page_id>/<str:block>/", views.check, name="check"),
    path(
        "cek/<int:page_id>/<str:block>/gambar/<int:version>/<slug:name>/",
        views.picture,
        name="check_picture",
    ),
]
_understanding = [path("", understanding.understanding, name="index")]
understanding_urls = [
    path("bank-soal/pemahaman/", include((_understanding, "understanding"))),
]
