from django.urls import path

from foundation.files import views as files
from foundation.notices import views as notices

app_name = "foundation"

urlpatterns = [
    path("berkas/<str:code>/", files.file, name="file"),
    path("kabar/", notices.bell, name="bell"),
    path("kabar/dibaca/", notices.read_notices, name="read_notices"),
    path("kabar/<int:notice_id>/dibaca/", notices.read_notice, name="read_notice"),
    path("kabar/atur/", notices.choices, name="notice_choices"),
    path("kabar/berhenti/<str:token>/", notices.stop, name="stop_mail"),
    path("kabar/sejak/", notices.since, name="since"),
]
