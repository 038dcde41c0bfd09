"""First and last days, and the state they make, in words."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn

from agents.models.appointments import ENDING

IN_FORCE, UPCOMING, ENDED = "in_force", "upcoming", "ended"
# A filter only: what ends soon is still in force.
ENDING_SOON = "ending"
STATES = [
    (IN_FORCE, gettext_lazy("In force")),
    (UPCOMING, gettext_lazy("Upcoming")),
    (ENDED, gettext_lazy("Ended")),
]


def spell_day(day: date | None) -> str:
    return date_format(day) if day else ""


def spell_term(first: date | None, last: date | None) -> str:
    days = {"first": spell_day(first), "last": spell_day(last)}
    if first and last:
        return gettext("%(first)s to %(last)s") % days
    if first:
        return gettext("from %(first)s") % days
    if last:
        return gettext("until %(last)s") % days
    return "–"


def state_of(first: date | None, last: date | None) -> str:
    today = timezone.localdate()
    if first and first > today:
        return UPCOMING
    if last and last < today:
        return ENDED
    return IN_FORCE


def term_columns(first: str, last: str) -> list[Column]:
    def days(row: Any) -> tuple[date | None, date | None]:
        return getattr(row, first), getattr(row, last)

    return [
        Column("term", label=gettext_lazy("Term"), accessor=lambda row: spell_term(*days(row))),
        StatusTagColumn(
            "state",
            label=gettext_lazy("State"),
            accessor=lambda row: dict(STATES)[state_of(*days(row))],
            primary=lambda row: state_of(*days(row)) == IN_FORCE,
        ),
    ]


def state_filter(first: str, last: str) -> django_filters.ChoiceFilter:
    def keep(queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        today = timezone.localdate()
        soon = Q(**{f"{last}__gte": today, f"{last}__lte": today + ENDING})
        upcoming, ended = Q(**{f"{first}__gt": today}), Q(**{f"{last}__lt": today})
        return {
            UPCOMING: queryset.filter(upcoming),
            ENDED: queryset.filter(ended),
            IN_FORCE: queryset.exclude(upcoming).exclude(ended),
            ENDING_SOON: queryset.filter(soon),
        }[value]

    return django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=[*STATES, (ENDING_SOON, gettext_lazy("Ends within 30 days"))],
        method=keep,
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )
