"""The rows of the yearly list."""

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.utils import timezone

from agents.models import Posting
from agents.models.opds import opds_below
from agents.reporting.permissions import reported_opds
from credentials.models import Achievement, Certificate
from credentials.yearly.forms import YearlyForm
from foundation.text import number_in
from foundation.users import AnyUser

EARLIEST = 2000


def listed(user: AnyUser) -> "QuerySet[Achievement]":
    """What stands, of the OPDs whose figures `user` may open, by the OPD that each row was stamped
    with: whoever moved since stays where she learned it. Nothing for whoever has no right."""
    rows = Achievement.objects.standing()
    opds = reported_opds(user)
    return rows if opds is None else rows.filter(opd_id__in=opds)


class YearlyList:
    """Of one year, narrowed as `sent` asks; this year where it asks for none."""

    def __init__(self, user: AnyUser, sent: QueryDict) -> None:
        self.all = listed(user)
        self.form = YearlyForm(sent, ids=self.all.values("opd_id"))
        self.year = self._year(sent)

    @property
    def rows(self) -> "QuerySet[Achievement]":
        """By agency and name, with both."""
        chosen = self.form.chosen
        found = self.all.filter(ends_on__year=self.year)
        if "perangkat" in chosen:
            found = found.filter(opd__in=opds_below([chosen["perangkat"]]))
        if "bentuk" in chosen:
            found = found.filter(form=chosen["bentuk"])
        order = ("opd__path", "person__name", "person_id", "ends_on", "pk")
        return found.select_related("person", "opd").order_by(*order)

    @property
    def whole(self) -> "QuerySet[Achievement]":
        """`rows` with papers and workplaces, for a file: two queries more."""
        papers = Certificate.objects.live().issued().order_by("issued_on", "pk")
        postings = Posting.objects.primary().order_by("-starts_on", "-pk")
        return self.rows.select_related("person", "opd", "recognition").prefetch_related(
            Prefetch("certificates", papers, to_attr="papers"),
            Prefetch("person__postings", postings, to_attr="workplaces"),
        )

    def _year(self, sent: QueryDict) -> int:
        year, this = number_in(sent.get("tahun", "")), timezone.localdate().year
        return year if year is not None and EARLIEST <= year <= this else this
