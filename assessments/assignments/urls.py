"""Addresses of assignments, below tugas/."""

from django.urls import path

from assessments.assignments.views import arranging, learning, marking

_one = "tugas/<int:assignment_id>"
_work = "tugas/penilaian/<int:pk>"

assignment_urls = [
    path("tugas/penilaian/", marking.queue, name="queue"),
    path(f"{_work}/", marking.marking, name="submission"),
    path(f"{_work}/kembalikan/", marking.give_back, name="give_back"),
    path(f"{_one}/", learning.work, name="work"),
    path(f"{_one}/hasil/", marking.results, name="work_results"),
    path(f"{_one}/penilai/", arranging.markers, name="markers"),
    path(f"{_one}/perpanjangan/", arranging.extend, name="extend"),
    path("tugas/penilai/<int:pk>/akhiri/", arranging.end_marker, name="end_marker"),
]
