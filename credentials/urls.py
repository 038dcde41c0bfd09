"""Addresses outside Wagtail's admin."""

from django.urls import path

from credentials.checking import views as checking

app_name = "credentials"

urlpatterns = [
    path("sertifikat/", checking.index, name="check_index"),
    path("sertifikat/<str:code>/", checking.check, name="check"),
]
