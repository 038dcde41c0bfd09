"""Whatever apps register is found, for those who may see it, at the price of one query."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agents.models import Opd
from foundation.search import kinds
from foundation.search.finding import PER_PAGE, SHOWN, Search
from foundation.search.kinds import Hit, SearchKind, register_search_kind


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    known = dict(kinds._kinds)
    yield
    kinds._kinds.clear()
    kinds._kinds.update(known)


def _agencies(name: str = "opd", **fields: object) -> SearchKind:
    fields = {
        "name": name,
        "label": "OPD",
        "order": 0,
        "rows": lambda user: Opd.objects.all() if user.is_authenticated else None,
        "hit": lambda row: Hit(row.title, f"/opd/{row.pk}/", row.note),
        "columns": {"title": "name", "note": "short_name"},
        "titles": ("name",),
        **fields,
    }
    return SearchKind(**fields)  # type: ignore[arg-type]


def test_what_an_app_registers_is_found_by_whom_it_is_for(dinkes, sari):
    register_search_kind(_agencies())
    register_search_kind(_agencies())  # the same twice is there once
    [group] = Search.of(sari, "sehat", "", "1").groups
    assert group.kind.name == "opd"
    [shown] = group.shown
    assert (shown.url, shown.note) == (f"/opd/{dinkes.pk}/", "Dinkes")
    assert [(piece.text, piece.is_match) for piece in shown.title] == [
        ("Dinas ", False),
        ("Kesehatan", True),
    ]
    assert Search.of(AnonymousUser(), "sehat", "", "1").groups == []
    assert Search.of(sari, "kesehatna", "", "1").instead == "kesehatan"


def test_twenty_kinds_more_cost_no_query_more(dinkes, sari):
    def asked(text: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            Search.of(sari, text, "", "1")
        return len(captured)

    register_search_kind(_agencies())
    asked("kesehatan")
    few = [asked(text) for text in ("kesehatan", "kesehatna", "zzzz")]
    for number in range(20):
        register_search_kind(_agencies(f"opd{number}"))
    assert len(Search.of(sari, "kesehatan", "", "1").groups) == 21
    assert [asked(text) for text in ("kesehatan", "kesehatna", "zzzz")] == few


def test_a_kind_is_cut_counted_and_turned_over(make_opd, balangan, sari):
    register_search_kind(_agencies())
    for number in range(12):
        make_opd(f"Bidang Uji {number:02d}", balangan)
    [group] = Search.of(sari, "bidang uji", "", "1").groups
    assert (group.count, len(group.shown), group.has_more) == (12, SHOWN, True)
    first, second = (Search.of(sari, "bidang uji", "opd", page) for page in ("1", "2"))
    titles = [
        "".join(piece.text for piece in shown.title)
        for search in (first, second)
        for shown in search.groups[0].shown
    ]
    assert titles == [f"Bidang Uji {number:02d}" for number in range(12)]
    assert len(first.groups[0].shown) == PER_PAGE
    assert Search.of(sari, "bidang uji", "opd", "99").groups[0].count == 12
