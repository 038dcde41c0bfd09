from django.urls import path

from home import start
from home.help import views as help_views
from home.search import views as search

app_name = "home"

urlpatterns = [
    path("mulai/", start.start, name="start"),
    path("cari/", search.search, name="search"),
    path("bantuan/", help_views.help_page, name="help"),
    path("privasi/", help_views.privacy, name="privacy"),
]
