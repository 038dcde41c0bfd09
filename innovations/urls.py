from django.urls import path

from innovations.registration import views

app_name = "innovations"

# /inovasi/
urlpatterns = [
    path("inovasi/", views.index, name="list"),
    path("inovasi/baru/", views.register, name="register"),
    path("inovasi/<int:pk>/", views.detail, name="detail"),
    path("inovasi/<int:pk>/ubah/", views.edit, name="edit"),
    path("inovasi/<int:pk>/tim/", views.members, name="members"),
    path(
        "inovasi/<int:pk>/tim/<int:member_id>/keluarkan/", views.remove_member, name="remove_member"
    ),
]
