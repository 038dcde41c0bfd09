from django.urls import path

from courses.views import assigning, learning, reports

app_name = "courses"

# /belajar/
learning_urls = [
    path("belajar/<int:course_id>/daftar/", learning.enroll, name="enroll"),
    path("belajar/<int:course_id>/mundur/", learning.withdraw, name="withdraw"),
    path("belajar/<int:course_id>/tugaskan/", assigning.assign, name="assign"),
    path("belajar/riwayat/", learning.history, name="history"),
    path("belajar/pelajaran/<int:lesson_id>/dibuka/", learning.view_lesson, name="view_lesson"),
    path(
        "belajar/pelajaran/<int:lesson_id>/selesai/", learning.finish_lesson, name="finish_lesson"
    ),
]
# /laporan/
report_urls = [
    path("laporan/pelatihan/", reports.report, name="report"),
    path("laporan/pelatihan/<int:opd_id>/<str:figure>/", reports.rows, name="report_rows"),
]
urlpatterns = [*learning_urls, *report_urls]
