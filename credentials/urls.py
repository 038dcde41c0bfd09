"""Addresses outside Wagtail's admin."""

from django.urls import path

from credentials.checking import views as checking
from credentials.recognition import views as recognition
from credentials.transcript import views as transcript
from credentials.yearly import views as yearly

app_name = "credentials"

urlpatterns = [
    path("jam-pelajaran/", transcript.transcript, name="transcript"),
    path("jam-pelajaran/unduh/<str:kind>/", transcript.file, name="transcript_file"),
    path("jam-pelajaran/dari-luar/", recognition.submit, name="submit_recognition"),
    path("jam-pelajaran/dari-luar/<int:pk>/", recognition.show, name="recognition"),
    path(
        "jam-pelajaran/dari-luar/<int:pk>/tarik/",
        recognition.take_back,
        name="take_back_recognition",
    ),
    path("jam-pelajaran/pegawai/", yearly.index, name="yearly"),
    path("jam-pelajaran/pegawai/unduh/<str:kind>/", yearly.index_file, name="yearly_file"),
    path("sertifikat/", checking.index, name="check_index"),
    path("sertifikat/<str:code>/", checking.check, name="check"),
]
