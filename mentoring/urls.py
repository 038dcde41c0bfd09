from datetime import date

from django.urls import include, path, register_converter

from mentoring.assignments import views as assignments
from mentoring.consultations.views import asking as consultations
from mentoring.consultations.views import talking, writing
from mentoring.desk import views as desk
from mentoring.followups import views as follow_ups
from mentoring.invitations import views as invitations
from mentoring.records import views as records
from mentoring.replies import views as replies
from mentoring.report import views as supervision
from mentoring.sessions.reach import has_day
from mentoring.sessions.views import (
    answering,
    booking,
    choosing,
    listing,
    outcomes,
    sessions,
    week,
)

app_name = "mentoring"


class DayConverter:
    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        day = date.fromisoformat(value)
        if not has_day(day):
            raise ValueError(value)
        return day

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "day")

booking_urls = [
    path("sesi/pesan/", choosing.choose_time, name="choose_time"),
    path("inovasi/<int:pk>/sesi/pesan/", choosing.choose_mentor, name="choose_mentor"),
    path("inovasi/<int:pk>/sesi/pesan/<int:mentor_id>/", booking.book, name="book"),
    path("sesi/<int:pk>/pindah/", booking.move, name="move"),
    path("sesi/<int:pk>/batal/", booking.cancel, name="cancel"),
    path("sesi/<int:pk>/setujui/", answering.approve, name="approve"),
    path("sesi/<int:pk>/tolak/", answering.decline, name="decline"),
]
invitation_urls = [
    path("inovasi/<int:pk>/sesi/undang/", invitations.invite, name="invite_to_session"),
    path("sesi/undangan/<int:pk>/", invitations.detail, name="session_invitation"),
    path("sesi/undangan/<int:pk>/pilih/", invitations.pick, name="pick_time"),
    path("sesi/undangan/<int:pk>/tolak/", invitations.decline, name="decline_invitation"),
    path("sesi/undangan/<int:pk>/tarik/", invitations.withdraw, name="withdraw_invitation"),
]
# /sesi/
session_urls = [
    path("sesi/", listing.index, name="sessions"),
    path("sesi/unduh/<str:kind>/", listing.index_file, name="sessions_file"),
    path("sesi/kalender/", sessions.month, name="month"),
    path("sesi/minggu/", week.week, name="week"),
    path("sesi/hari/<day:on>/", sessions.day, name="day"),
    path("sesi/<int:pk>/", sessions.detail, name="session"),
    path("sesi/<int:pk>/sesi.ics", sessions.file, name="session_file"),
    path("sesi/<int:pk>/hasil/", outcomes.report, name="report"),
]
# /pendampingan/
assignment_urls = [
    path("pendampingan/", assignments.index, name="assignments"),
    path("pendampingan/unduh/<str:kind>/", assignments.index_file, name="assignments_file"),
    path("pendampingan/baru/", assignments.assign, name="assign"),
    path("inovasi/<int:pk>/pendamping/", assignments.assign_to, name="assign_to"),
    path("pendampingan/<int:pk>/serah-terima/", assignments.hand_over, name="hand_over"),
    path("pendampingan/<int:pk>/akhiri/", assignments.end, name="end_assignment"),
]
# /konsultasi/
consultation_urls = [
    path("konsultasi/", consultations.index, name="consultations"),
    path("konsultasi/unduh/<str:kind>/", consultations.index_file, name="consultations_file"),
    path("konsultasi/baru/", consultations.ask, name="ask"),
    path("inovasi/<int:pk>/tulis/", writing.write, name="write_to_team"),
    path("konsultasi/templat/", replies.index, name="message_templates"),
    path("konsultasi/templat/<int:pk>/", replies.edit, name="message_template"),
    path("konsultasi/templat/<int:pk>/buang/", replies.throw_away, name="throw_template_away"),
    path("konsultasi/<int:pk>/", talking.detail, name="consultation"),
    path("konsultasi/<int:pk>/pesan/", talking.new_messages, name="new_messages"),
    path("konsultasi/<int:pk>/kirim/", talking.send, name="post_message"),
    path("konsultasi/<int:pk>/dibaca/", talking.read, name="mark_read"),
    path("konsultasi/<int:pk>/ambil/", talking.take, name="take_question"),
    path("konsultasi/<int:pk>/kembalikan/", talking.give_back, name="give_question_back"),
    path("konsultasi/<int:pk>/selesai/", talking.close, name="close_consultation"),
    path("konsultasi/<int:pk>/buka/", talking.reopen, name="reopen_consultation"),
]
# /tindak-lanjut/
follow_up_urls = [
    path("tindak-lanjut/", follow_ups.index, name="follow_ups"),
    path("tindak-lanjut/unduh/<str:kind>/", follow_ups.index_file, name="follow_ups_file"),
    path("tindak-lanjut/<int:pk>/", follow_ups.detail, name="follow_up"),
    path("tindak-lanjut/<int:pk>/ubah/", follow_ups.edit, name="edit_follow_up"),
    path("tindak-lanjut/<int:pk>/selesai/", follow_ups.finish, name="finish_follow_up"),
    path("tindak-lanjut/<int:pk>/buka/", follow_ups.reopen, name="reopen_follow_up"),
    path("inovasi/<int:pk>/tindak-lanjut/", follow_ups.of_innovation, name="innovation_follow_ups"),
    path("inovasi/<int:pk>/tindak-lanjut/baru/", follow_ups.add, name="add_follow_up"),
    path("sesi/<int:pk>/tindak-lanjut/", follow_ups.add_in_session, name="add_session_follow_up"),
]
# /catatan/
record_urls = [
    path("meja/catatan/", records.record, name="my_record"),
    path("meja/catatan/<int:year>/pdf/", records.file, name="my_record_pdf"),
]
# /meja/
desk_urls = [
    path("meja/", desk.index, name="desk"),
    path("meja/<str:name>/", desk.section, name="desk_section"),
]
# /laporan/pendampingan/
_figure = "<str:key>/<str:figure>"
_mentor = "pamong/<int:mentor_id>/<str:figure>"
supervision_urls = [
    path("", supervision.report, name="supervision"),
    path("unduh/<str:name>/<str:kind>/", supervision.report_file, name="supervision_file"),
    path(f"{_figure}/", supervision.rows, name="supervision_rows"),
    path(f"{_figure}/ingatkan/", supervision.remind, name="supervision_remind"),
    path(f"{_figure}/unduh/<str:kind>/", supervision.rows_file, name="supervision_rows_file"),
    path(f"{_mentor}/", supervision.mentor_rows, name="supervision_load"),
    path(f"{_mentor}/ingatkan/", supervision.mentor_remind, name="supervision_load_remind"),
    path(
        f"{_mentor}/unduh/<str:kind>/", supervision.mentor_rows_file, name="supervision_load_file"
    ),
]
urlpatterns = [
    *booking_urls,
    *invitation_urls,
    *session_urls,
    *assignment_urls,
    *consultation_urls,
    *follow_up_urls,
    *record_urls,
    *desk_urls,
    path("laporan/pendampingan/", include(supervision_urls)),
]
