from django.urls import path

from scheduling.calendars import views as calendars
from scheduling.rooms import views as rooms
from scheduling.windows import views as windows

app_name = "scheduling"

urlpatterns = [
    path("sesi/jadwal/", windows.windows, name="windows"),
    path("sesi/jadwal/<int:pk>/tutup/", windows.close, name="close_window"),
    path("sesi/jadwal/<int:pk>/ubah/", windows.change, name="change_window"),
    path("sesi/ruang/", rooms.rooms, name="rooms"),
    path("sesi/ruang/<int:pk>/", rooms.set_room, name="set_room"),
    path("sesi/langganan/", calendars.subscription, name="subscription"),
    path("sesi/langganan/baru/", calendars.renew, name="renew_feed"),
    path("sesi/langganan/cabut/", calendars.revoke, name="revoke_feed"),
    path("kalender/<str:secret>.ics", calendars.feed, name="feed"),
]
