from django.urls import path

from innovations.confirmation import views as confirmation
from innovations.index import views as index
from innovations.registration import views
from innovations.team import views as team

app_name = "innovations"

# /inovasi/
urlpatterns = [
    path("inovasi/", views.index, name="list"),
    path("inovasi/unduh/<str:kind>/", views.index_file, name="list_file"),
    path("inovasi/baru/", views.register, name="register"),
    path("inovasi/menunggu/", confirmation.queue, name="queue"),
    path("inovasi/<int:pk>/", views.detail, name="detail"),
    path("inovasi/<int:pk>/ubah/", views.edit, name="edit"),
    path("inovasi/<int:pk>/konfirmasi/", confirmation.confirm, name="confirm"),
    path("inovasi/<int:pk>/tolak/", confirmation.reject, name="reject"),
    path("inovasi/<int:pk>/tarik/", confirmation.withdraw, name="withdraw"),
    path("inovasi/<int:pk>/tim/", team.team, name="members"),
    path("inovasi/<int:pk>/tim/<int:member_id>/peran/", team.change_part, name="change_part"),
    path(
        "inovasi/<int:pk>/tim/<int:member_id>/keluarkan/", team.remove_member, name="remove_member"
    ),
    path(
        "inovasi/<int:pk>/tim/undangan/<int:invitation_id>/batalkan/",
        team.take_back,
        name="take_back",
    ),
    path("inovasi/simulasi-indeks/", index.simulation, name="simulation"),
    path("inovasi/undangan/<int:pk>/", team.invitation, name="invitation"),
    path("inovasi/undangan/<int:pk>/terima/", team.accept, name="accept"),
    path("inovasi/undangan/<int:pk>/tolak/", team.decline, name="decline"),
]
