"""The page of a question in the bank, with where it is asked and how it does there."""

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from agents.registry.viewsets.base import Section, TextColumn
from assessments.bank.viewsets.questions import QuestionDetailView
from assessments.statistics.figures import Figure
from assessments.statistics.usage import BEFORE, DRAWN, FIXED, Usage, usages_of

HOWS = {
    FIXED: _("Fixed"),
    DRAWN: _("May be drawn"),
    BEFORE: _("Was asked before"),
}


def _spell_quiz(usage: Usage) -> str:
    return format_html('<a href="{}">{}</a>', usage.url, usage.title)


def _spell_facility(usage: Usage) -> str:
    return _in_percent(usage.figures.facility, 100) if usage.figures else "–"


def _spell_index(usage: Usage) -> str:
    return _in_percent(usage.figures.discrimination_index) if usage.figures else "–"


def _in_percent(figure: Figure, times: int = 1) -> str:
    return "–" if figure.value is None else f"{number_format(times * figure.value, 2)}%"


class QuestionUsageView(QuestionDetailView):
    def sections(self) -> list[Section]:
        columns = [
            TextColumn("quiz", _("quiz"), _spell_quiz),
            TextColumn("how", _("how it is asked"), lambda usage: HOWS[usage.how]),
            TextColumn("attempts", _("finished attempts"), "attempts"),
            TextColumn("facility", _("facility"), _spell_facility),
            TextColumn("index", _("discrimination index"), _spell_index),
        ]
        rows = usages_of(self.object, self.request.user)
        usage = Section(_("Usage and statistics"), columns, rows, _("No quiz asks it yet."))
        return [*super().sections(), usage]
