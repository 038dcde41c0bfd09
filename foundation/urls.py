from django.urls import path

from foundation import views

app_name = "foundation"

urlpatterns = [
    path("berkas/<str:code>/", views.file, name="file"),
]
