from django.urls import path

from home import start
from home.search import views as search

app_name = "home"

urlpatterns = [
    path("mulai/", start.start, name="start"),
    path("cari/", search.search, name="search"),
]
