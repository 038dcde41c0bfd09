"""Addresses outside Wagtail's admin."""

from django.urls import path

from assessments.attempts.views import reviewing, taking

app_name = "assessments"
_attempt = "kuis/percobaan/<int:pk>"
urlpatterns = [
    path("kuis/<int:quiz_id>/mulai/", taking.start, name="start"),
    path(f"{_attempt}/halaman/<int:number>/", taking.page, name="page"),
    path(f"{_attempt}/simpan/", taking.autosave, name="save"),
    path(f"{_attempt}/ringkasan/", taking.summary, name="summary"),
    path(f"{_attempt}/hasil/", reviewing.review, name="review"),
    path(f"{_attempt}/gambar/<int:n>/<slug:name>/", reviewing.picture, name="picture"),
]
