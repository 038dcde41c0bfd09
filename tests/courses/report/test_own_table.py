"""A site's own table of the training report: on the page and in its files."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from courses.report.tables import TrainingTable
from foundation.reports.tables import Cell, Column


class WithRest(TrainingTable):
    def columns(self):
        return [*super().columns(), Column("Sisa", numeric=True)]

    def cells(self, figures, key):
        return [*super().cells(figures, key), Cell(figures.assigned - figures.completed)]


@pytest.fixture
def own_table(settings):
    settings.COURSES_REPORT_TABLE = f"{__name__}.WithRest"


@pytest.mark.usefixtures("own_table")
def test_a_column_more_stands_on_the_page_and_in_the_file(fauzi, as_user):
    client = as_user(fauzi)
    assert "Sisa" in client.get(reverse("courses:report")).content.decode()
    file = client.get(reverse("courses:report_file", args=["csv"])).getvalue().decode("utf-8-sig")
    assert file.splitlines()[0].rstrip('"').endswith("Sisa")


@pytest.mark.usefixtures("own_table")
def test_the_command_has_it_too(db):
    out = StringIO()
    call_command("completion_report", format="csv", stdout=out)
    assert "Sisa" in out.getvalue()
