"""Pages of the question bank under Wagtail's admin that are not viewsets."""

from django.urls import include, path

from assessments.bank import views

_preview = [path("<int:pk>/", views.preview, name="show")]

bank_urls = [path("bank-soal/lihat/", include((_preview, "question_preview")))]
