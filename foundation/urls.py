from django.urls import path

from foundation import views
from foundation.notices import views as bell_views

app_name = "foundation"

urlpatterns = [
    path("berkas/<str:code>/", views.file, name="file"),
    path("kabar/", bell_views.bell, name="bell"),
    path("kabar/dibaca/", bell_views.read_notices, name="read_notices"),
    path("kabar/<int:notice_id>/dibaca/", bell_views.read_notice, name="read_notice"),
    path("kabar/sejak/", bell_views.since, name="since"),
]
