from django.urls import path

from home.views import search, start

app_name = "home"

urlpatterns = [
    path("mulai/", start.start, name="start"),
    path("cari/", search.search, name="search"),
]
