"""Our pages under Wagtail's admin that are not viewsets."""

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from agents.models import StaffImport
from agents.staff_import import views

# …/impor-pegawai/
_staff_import = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/terapkan/", views.apply, name="apply"),
    path("<int:pk>/buang/", views.discard, name="discard"),
    path("<int:pk>/perbaikan.xlsx", views.correction, name="correction"),
    path("<int:pk>/hasil.xlsx", views.workbook, name="workbook"),
]

staff_import_urls = [path("impor-pegawai/", include((_staff_import, "staff_import")))]


class StaffImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return StaffImport.may_be_run_by(request.user)


def staff_import_menu_item() -> StaffImportMenuItem:
    return StaffImportMenuItem(
        _("Staff list import"),
        reverse_lazy("staff_import:index"),
        name="staff-import",
        icon_name="upload",
        order=600,
    )
