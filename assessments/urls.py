"""Addresses outside Wagtail's admin. The question bank has none; a site includes them all the same,
as those of every part, so that quizzes need nothing more of it."""

from django.urls import URLPattern

app_name = "assessments"
urlpatterns: list[URLPattern] = []
