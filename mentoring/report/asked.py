"""The consultations of a report, read once for all that is counted of them.

No subject and no message leaves this module: only that something was asked, about what, when, whether it
waits, and when somebody answered first.
"""

from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import Case, Exists, OuterRef, Q, Subquery, When

from agents.reporting.opds import ALL, ReportOpds
from foundation.calendar import local_time
from foundation.reports.periods import Period
from mentoring.models import Consultation, Message, Participant
from mentoring.models.threads import Part, is_open


class Asked(NamedTuple):
    """One consultation. `innovation`, its `name` and `owner`: what it is about, if anything;
    `asked_from`: the OPD of the asker; `taken_by`: id of the person; `answered_at`, `answered_by`: the
    first answer by the day of the report; `begun_by`: on whose side the first message stands;
    `is_of_period`: opened in the period and by that day."""

    pk: int
    innovation: int | None
    name: str | None
    owner: int | None
    asked_from: int | None
    opened_at: datetime
    waiting_since: datetime | None
    taken_by: int | None
    is_overdue: bool
    is_open: bool
    is_of_period: bool
    answered_at: datetime | None
    answered_by: int | None
    begun_by: str | None

    @property
    def is_question(self) -> bool:
        """Whether the team asked, not a mentor wrote to it by herself."""
        return self.begun_by == Part.ASKER

    @property
    def about(self) -> int | None:
        """The OPD at which it counts, before successors."""
        return self.owner if self.innovation else self.asked_from


class AskedConsultations:
    """Those opened in `period` by its cut-off, and where the report is of `today` those open. One
    query."""

    def __init__(self, opds: ReportOpds, period: Period, today: date) -> None:
        self.opds = opds
        self.today = today
        self.is_of_now = period.cut_off(today) == today
        self.first, _ = local_time.span(period.first, 0)
        _, self.end = local_time.span(period.cut_off(today), 1)

    @cached_property
    def rows(self) -> list[Asked]:
        """In the order in which they were asked."""
        here = Participant.objects.filter(consultation=OuterRef("pk"), holds_claim=True)
        taken = here.answering(self.today)
        answers = (
            Message.objects.texts()
            .filter(consultation=OuterRef("pk"), sent_at__lt=self.end)
            .exclude(part=Part.ASKER)
            .order_by("seq")
        )
        texts = Message.objects.texts().filter(consultation=OuterRef("pk")).order_by("seq")
        of_period = Q(opened_at__gte=self.first, opened_at__lt=self.end)
        wanted = of_period | is_open() if self.is_of_now else of_period
        found = Consultation.objects.filter(wanted, self._within()).with_waiting()
        return [
            Asked(*row)
            for row in found.order_by("opened_at", "pk").values_list(
                "pk",
                "innovation_id",
                "innovation__name",
                "innovation__opd_id",
                "opd_id",
                "opened_at",
                "waiting_since",
                Subquery(taken.values("person_id")[:1]),
                Exists(Consultation.objects.overdue(self.today).filter(pk=OuterRef("pk"))),
                Case(When(is_open(), then=True), default=False),
                Case(When(of_period, then=True), default=False),
                Subquery(answers.values("sent_at")[:1]),
                Subquery(answers.values("author_id")[:1]),
                Subquery(texts.values("part")[:1]),
            )
        ]

    def _within(self) -> Q:
        if self.opds.is_whole:
            return Q()
        owners = self.opds.owners(ALL)
        return Q(innovation__opd_id__in=owners) | Q(innovation=None, opd_id__in=owners)
