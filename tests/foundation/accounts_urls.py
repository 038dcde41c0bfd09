"""A site whose door stands where Django looks for it."""

from django.contrib.auth.views import LoginView
from django.urls import path

urlpatterns = [path("accounts/login/", LoginView.as_view())]
