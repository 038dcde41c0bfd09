from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from agents.choosing import opd_field
from agents.models.opds import opds_below
from assessments.choices import Which
from assessments.models import QuizPage
from assessments.models.attempts import AttemptQuerySet
from assessments.statistics.report import default_of
from foundation.filters import FilterForm


class StatisticsFilterForm(FilterForm):
    """Which attempts count, and of which OPD."""

    percobaan = forms.ChoiceField(
        label=_("Attempts"),
        required=False,
        choices=[("", _("Those that make the result")), *Which.choices],
    )

    def __init__(self, sent: QueryDict, quiz: QuizPage, attempts: AttemptQuerySet) -> None:
        """`attempts`: whose figures may be seen."""
        super().__init__(sent)
        self.quiz, self.among = quiz, attempts.filter(quiz=quiz)
        self.fields["opd"] = opd_field(
            self.among.finished().exclude(opd=None).order_by().values("opd_id")
        )

    @property
    def which(self) -> str:
        return self.chosen.get("percobaan") or default_of(self.quiz)

    def attempts(self) -> AttemptQuerySet:
        if "opd" not in self.chosen:
            return self.among
        return self.among.filter(opd_id__in=opds_below([self.chosen["opd"]]))
