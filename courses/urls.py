from django.urls import include, path

from courses.learning.views import assigning, learning
from courses.report import views as reports

app_name = "courses"

# /belajar/
_activity = "belajar/pelajaran/<int:activity_id>"
learning_urls = [
    path("belajar/<int:course_id>/daftar/", learning.enroll, name="enroll"),
    path("belajar/<int:course_id>/mundur/", learning.withdraw, name="withdraw"),
    path("belajar/<int:course_id>/tugaskan/", assigning.assign, name="assign"),
    path("belajar/penugasan/<int:pk>/", assigning.assignment, name="assignment"),
    path("belajar/penugasan/<int:pk>/batal/", assigning.take_back, name="take_back"),
    path("belajar/riwayat/", learning.history, name="history"),
    path(f"{_activity}/dibuka/", learning.view_activity, name="view_lesson"),
    path(f"{_activity}/selesai/", learning.finish_activity, name="finish_lesson"),
    path(f"{_activity}/belum-selesai/", learning.undo_done, name="undo_lesson"),
    path(f"{_activity}/centang/", learning.tick, name="tick"),
]
# /laporan/pelatihan/
_figure = "<str:key>/<str:figure>"
report_urls = [
    path("", reports.report, name="report"),
    path("ringkasan/", reports.summary, name="report_summary"),
    path("unduh/<str:kind>/", reports.report_file, name="report_file"),
    path("unduh/pegawai/<str:kind>/", reports.staff_file, name="report_staff_file"),
    path("unduh/perbandingan/<str:kind>/", reports.comparison_file, name="report_comparison_file"),
    path(f"{_figure}/", reports.rows, name="report_rows"),
    path(f"{_figure}/<int:person_id>/", reports.rows, name="report_person"),
    path(f"{_figure}/ingatkan/", reports.remind, name="report_remind"),
    path(f"{_figure}/daftarkan/", reports.enroll, name="report_enroll"),
    path(f"{_figure}/unduh/<str:kind>/", reports.rows_file, name="report_rows_file"),
    path(
        f"{_figure}/unduh/nip-lengkap/<str:kind>/",
        reports.rows_file_with_nips,
        name="report_rows_nips",
    ),
]
urlpatterns = [*learning_urls, path("laporan/pelatihan/", include(report_urls))]
