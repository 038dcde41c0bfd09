"""Guides, regulations and news in the search."""

from collections.abc import Callable, Collection
from datetime import date

from django.db import models
from django.db.models.functions import Cast
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from courses.search.entries import indexed_with
from courses.search.pages import page_hit, page_text
from foundation.search.kinds import Row, SearchKind, joined
from foundation.search.words import Term
from foundation.users import AnyUser
from home.models import GuidePage, NewsPage, RegulationPage
from home.regulations import RegulationStatus


def _indexed(
    model: type[models.Model],
) -> Callable[[AnyUser, Term], Collection[models.Q]]:
    return lambda user, term: [indexed_with(model, term)]


def _section(row: Row) -> str:
    return str(dict(GuidePage._meta.get_field("section").flatchoices).get(row.note, ""))


def _status(row: Row) -> str:
    return str(dict(RegulationStatus.choices).get(row.note, ""))


def _day(row: Row) -> str:
    return date_format(date.fromisoformat(row.note[:10]), "DATE_FORMAT")


GUIDES = SearchKind(
    name="panduan",
    label=_("Guides"),
    order=40,
    rows=lambda user: GuidePage.objects.live(),
    hit=page_hit(_section),
    columns={
        "title": "title",
        "text": page_text("introduction", "body"),
        "note": "section",
        "ref": "url_path",
    },
    titles=("title",),
    also=_indexed(GuidePage),
)
REGULATIONS = SearchKind(
    name="regulasi",
    label=_("Regulations"),
    order=50,
    rows=lambda user: RegulationPage.objects.live(),
    hit=page_hit(_status),
    columns={
        "title": "title",
        "text": joined("about", models.Value(" "), "says"),
        "note": "status",
        "ref": "url_path",
    },
    titles=("title",),
    spelled=("about",),
    also=_indexed(RegulationPage),
)
NEWS = SearchKind(
    name="berita",
    label=_("News"),
    order=60,
    rows=lambda user: NewsPage.objects.live(),
    hit=page_hit(_day),
    columns={
        "title": "title",
        "text": page_text("lead", "body"),
        "note": Cast("date", models.CharField()),
        "ref": "url_path",
    },
    titles=("title",),
    also=_indexed(NewsPage),
)
KINDS = (GUIDES, REGULATIONS, NEWS)
