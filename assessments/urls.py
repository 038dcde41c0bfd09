"""Addresses outside Wagtail's admin."""

from django.urls import path

from assessments.assignments.urls import assignment_urls
from assessments.attempts.views import reviewing, taking
from assessments.checks.urls import check_urls
from assessments.marking import views as marking
from assessments.regrading.urls import regrading_urls
from assessments.results import views as results
from assessments.statistics import views as statistics

app_name = "assessments"
_attempt = "kuis/percobaan/<int:pk>"
urlpatterns = [
    path("kuis/<int:quiz_id>/mulai/", taking.start, name="start"),
    path("kuis/<int:quiz_id>/hasil/", results.results, name="results"),
    path("kuis/<int:quiz_id>/hasil/unduh/<str:kind>/", results.results_file, name="results_file"),
    path("kuis/<int:quiz_id>/statistik/", statistics.statistics, name="statistics"),
    path(
        "kuis/<int:quiz_id>/statistik/unduh/<str:kind>/",
        statistics.statistics_file,
        name="statistics_file",
    ),
    path(
        "kuis/<int:quiz_id>/statistik/soal/<int:question_id>/", statistics.answers, name="answers"
    ),
    path("kuis/penilaian/", marking.queue, name="marking"),
    path("kuis/penilaian/<int:pk>/", marking.mark, name="mark"),
    path(f"{_attempt}/halaman/<int:number>/", taking.page, name="page"),
    path(f"{_attempt}/simpan/", taking.autosave, name="save"),
    path(f"{_attempt}/ringkasan/", taking.summary, name="summary"),
    path(f"{_attempt}/hasil/", reviewing.review, name="review"),
    path(f"{_attempt}/gambar/<int:n>/<slug:name>/", reviewing.picture, name="picture"),
    *check_urls,
    *regrading_urls,
    *assignment_urls,
]
