"""Addresses outside Wagtail's admin. The question bank has none."""

from django.urls import URLPattern

from assessments.assignments.urls import assignment_urls

app_name = "assessments"
urlpatterns: list[URLPattern] = [*assignment_urls]
