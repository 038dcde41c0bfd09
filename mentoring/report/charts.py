"""Sessions held, month by month, as bars."""

from django.utils.dates import MONTHS as MONTH_NAMES
from django.utils.translation import gettext as _

from agents.reporting.opds import ALL
from foundation.reports.charts import Bar, Chart
from foundation.reports.links import Links
from foundation.reports.tables import Cell, Column, Table, counted
from mentoring.report.figures import MentoringReport
from mentoring.report.tables import month_name


def chart_of(report: MentoringReport, links: Links) -> Chart:
    """Of the months that have begun, each in percent of the longest; no bars where nothing was held."""
    held = report.total().months
    most = max(held.values(), default=0)
    title = _("Sessions held in %(year)s") % {"year": report.period.label}
    begun = 12 * (report.cut_off.year - report.period.first.year) + report.cut_off.month
    months = [month for month in report.months if most and month <= begun]
    names = {month: month_name(month, report.period, MONTH_NAMES).capitalize() for month in months}
    bars = [
        Bar(names[month], str(held[month]), round(held[month] * 100 / most), number)
        for number, month in enumerate(months)
    ]
    columns = [Column(_("Month")), Column(_("Sessions held"), numeric=True)]
    lines = [
        [Cell(names[month]), counted(held[month], links.rows(ALL, f"held-{month}"))]
        for month in months
    ]
    return Chart(title, bars, Table(title, columns, lines))
