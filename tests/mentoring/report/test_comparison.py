"""The mentoring report beside the period before: the same figures, as they stood on its last day."""

from datetime import date

import pytest
from django.urls import reverse

from foundation.reports.tables import signed
from innovations.models import Innovation
from mentoring.models import FollowUp
from mentoring.report.figures import MentoringReport
from mentoring.report.tables import ANSWER_DAYS, LABELS
from tests.mentoring.conftest import local
from tests.mentoring.consultations.talks import say
from tests.mentoring.makers import rewrite

REPORT = reverse("mentoring:supervision")
OF_NOW = {"stalled", "open", "overdue"}
COMPARED = [name for name in LABELS if name not in OF_NOW]


def _lines(client, **query) -> dict[str, list]:
    table = client.get(REPORT, query).context["comparison"]
    return {line[0].value: [cell.value for cell in line[1:]] for line in table.rows}


def _before(client, name: str, **query) -> int:
    return _lines(client, **query)[str(LABELS[name])][1]


@pytest.mark.parametrize("query", [{"tahun": 2026}, {"tahun": 2025, "periode": "s2"}], ids=str)
def test_every_figure_stands_beside_that_of_the_report_before(world, query, dewi, as_user, today):
    client = as_user(dewi)
    scope = client.get(REPORT, query).context["scope"]
    now, before = (MentoringReport(each, None, today) for each in (scope.period, scope.before))
    lines = _lines(client, **query)
    for name in COMPARED:
        values = [report.total().figures[name] for report in (now, before)]
        assert lines[str(LABELS[name])] == [*values, signed(values[0] - values[1])]
    assert list(lines) == [str(LABELS[name]) for name in COMPARED] + [str(ANSWER_DAYS)]


def test_the_figures_before_open_their_own_rows(world, dewi, as_user):
    client = as_user(dewi)
    table = client.get(REPORT, {"tahun": 2026}).context["comparison"]
    opened = [cell for line in table.rows for cell in line[1:3] if cell.url]
    assert len(opened) > 8
    for cell in opened:
        assert client.get(cell.url).context["page_obj"].paginator.count == cell.value


@pytest.mark.parametrize(
    ("figure", "status"),
    [("held", "took_place"), ("missed", "missed"), ("cancelled", "cancelled")],
)
def test_sessions_count_before_where_they_were_to_begin_before(
    figure, status, session, fauzi, as_user
):
    client = as_user(fauzi)
    for day, count in (("2026-02-10", 1), ("2026-03-03", 0), ("2026-01-31", 0)):
        starts_at, ends_at = local(f"{day} 09:00"), local(f"{day} 10:00")
        rewrite(session, status=status, starts_at=starts_at, ends_at=ends_at)
        assert _before(client, figure, tahun=2026, periode="b3") == count


def test_a_session_without_report_counts_in_its_own_period(session, fauzi, as_user):
    rewrite(session, starts_at=local("2026-02-10 09:00"), ends_at=local("2026-02-10 10:00"))
    client = as_user(fauzi)
    assert _before(client, "unreported", tahun=2026, periode="b3") == 1
    assert _before(client, "unreported", tahun=2026, periode="b2") == 0


def test_innovations_and_those_alone_are_as_of_the_last_day_before(
    session, make_innovation, sari, fauzi, as_user, set_clock
):
    set_clock("2026-04-10 08:00")
    make_innovation(sari, "Antre Pasti")
    lines = _lines(as_user(fauzi), tahun=2026, periode="b4")
    assert lines[str(LABELS["innovations"])] == [2, 1, "+1"]
    assert lines[str(LABELS["alone"])] == [1, 0, "+1"]


def test_a_follow_up_was_overdue_before_though_it_is_done_now(session, sari, fauzi, as_user):
    made = local("2026-02-02 09:00")
    Innovation.objects.update(created_at=made)
    item = FollowUp.objects.create(
        innovation=session.innovation,
        what="Bukti",
        owner=sari.person,
        due_on=date(2026, 2, 20),
        made_at=made,
        done_at=local("2026-03-05 09:00"),
    )
    client = as_user(fauzi)
    assert _lines(client, tahun=2026, periode="b3")[str(LABELS["late"])] == [0, 1, "−1"]
    FollowUp.objects.filter(pk=item.pk).update(done_at=local("2026-02-21 09:00"))
    assert _before(client, "late", tahun=2026, periode="b3") == 0


def test_questions_and_answers_of_the_month_before(talk, budi, fauzi, as_user, set_clock):
    set_clock("2026-03-12 15:00")  # asked on Monday the 9th
    say(budi, talk, "Jawaban")
    set_clock("2026-04-01 08:00")
    lines = _lines(as_user(fauzi), tahun=2026, periode="b4")
    assert lines[str(LABELS["asked"])] == [0, 1, "−1"]
    assert lines[str(LABELS["answered"])] == [0, 1, "−1"]
    assert lines[str(ANSWER_DAYS)] == [None, 3, None]


def test_tiles_say_what_was_before_save_those_of_now(world, dewi, as_user, today):
    tiles = {str(tile.label): tile.hint for tile in as_user(dewi).get(REPORT).context["tiles"]}
    before = MentoringReport(2025, None, today).total().figures
    for name in COMPARED:
        assert tiles[str(LABELS[name])].endswith(f"2025: {before[name]}")
    for name in OF_NOW:
        assert tiles[str(LABELS[name])] == ""


def test_the_file_holds_what_the_page_shows_and_there_is_none_before_the_first_record(
    world, dewi, as_user
):
    client = as_user(dewi)
    url = reverse("mentoring:supervision_file", args=["perbandingan", "csv"])
    lines = client.get(url, {"tahun": 2026}).content.decode("utf-8-sig").splitlines()
    shown = client.get(REPORT, {"tahun": 2026}).context["comparison"]
    assert [line.split(";")[0].strip('"') for line in lines[1:]] == [
        line[0].text for line in shown.rows
    ]
    first = client.get(REPORT).context["scope"].years[-1]
    page = client.get(REPORT, {"tahun": first})
    assert page.context["comparison"] is None
    assert client.get(url, {"tahun": first}).status_code == 404
