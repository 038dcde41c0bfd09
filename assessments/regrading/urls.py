"""Addresses of what staff do with answers that were handed in, below kuis/."""

from django.urls import path

from assessments.regrading.views import one_attempt, planning

_quiz = "kuis/<int:quiz_id>"

regrading_urls = [
    path(f"{_quiz}/nilai-ulang/", planning.regrade, name="regrade"),
    path(f"{_quiz}/soal/<int:question_id>/batalkan/", planning.void, name="void"),
    path("kuis/nilai-ulang/<int:pk>/", planning.regraded, name="regraded"),
    path("kuis/nilai-ulang/<int:pk>/tarik/", planning.withdraw_pass, name="withdraw_pass"),
    path("kuis/percobaan/<int:pk>/buka-kembali/", one_attempt.reopen, name="reopen"),
    path(f"{_quiz}/peserta/<int:enrollment_id>/tambah/", one_attempt.grant, name="grant"),
]
