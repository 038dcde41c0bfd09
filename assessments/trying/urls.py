"""Pages under Wagtail's admin on which a quiz is tried."""

from django.urls import include, path

from assessments.trying import views

_trial = [path("<int:pk>/", views.trial, name="show")]

trial_urls = [path("kuis/coba/", include((_trial, "quiz_preview")))]
