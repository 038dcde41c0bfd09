"""Pages of import and export under Wagtail's admin, and their items in the menu."""

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from assessments.bank.permissions import may_use_bank
from assessments.exchange import views

# …/bank-soal/impor/
_import = [
    path("", views.index, name="index"),
    path("templat.xlsx", views.empty_table, name="template"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/terapkan/", views.apply, name="apply"),
    path("<int:pk>/buang/", views.discard, name="discard"),
]
# …/bank-soal/ekspor/
_export = [
    path("", views.export, name="index"),
    path("berkas/", views.exported, name="file"),
]

exchange_urls = [
    path("bank-soal/impor/", include((_import, "question_import"))),
    path("bank-soal/ekspor/", include((_export, "question_export"))),
]


class BankMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_use_bank(request.user)


def import_item() -> BankMenuItem:
    address = reverse_lazy("question_import:index")
    return BankMenuItem(
        _("Import questions"), address, name="question-import", icon_name="upload", order=600
    )


def export_item() -> BankMenuItem:
    address = reverse_lazy("question_export:index")
    return BankMenuItem(
        _("Export questions"), address, name="question-export", icon_name="download", order=700
    )
