"""Addresses outside Wagtail's admin."""

from django.urls import path

from credentials.checking import views as checking
from credentials.transcript import views as transcript

app_name = "credentials"

urlpatterns = [
    path("jam-pelajaran/", transcript.transcript, name="transcript"),
    path("jam-pelajaran/unduh/<str:kind>/", transcript.file, name="transcript_file"),
    path("sertifikat/", checking.index, name="check_index"),
    path("sertifikat/<str:code>/", checking.check, name="check"),
]
