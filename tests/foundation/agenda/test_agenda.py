"""The frame: one query for all rows, in order and cut, and one for the names of each kind shown."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db.models import Value
from django.utils import timezone

from agents.models import Decree, Person
from foundation.agenda import figures, kinds
from foundation.agenda.agenda import MOST, SHOWN, Agenda
from foundation.agenda.figures import AgendaFigure, FigureGroup
from foundation.agenda.kinds import AgendaKind, Entry, Item, Urgency, due, entries

DAY = date(2026, 3, 12)
GROUP = FigureGroup("unit", "Unit", 10)


@pytest.fixture
def only(monkeypatch, set_clock):
    """An agenda of these kinds and figures alone."""
    set_clock("2026-03-12 09:00")
    monkeypatch.setattr(kinds, "_kinds", {})
    monkeypatch.setattr(figures, "_figures", {})

    def put(*things: AgendaKind | AgendaFigure) -> None:
        for each in things:
            if isinstance(each, AgendaKind):
                kinds.register_agenda(each)
            else:
                figures.register_figure(each)

    return put


def _named(found: list[Entry]) -> dict[int, Item]:
    return {each.pk: Item(each.title, f"/{each.kind}/{each.pk}/") for each in found}


def _decrees(urgency=None, name="decree") -> AgendaKind:
    """Of the days of decrees, as if they were due then."""

    def rows(user, day):
        wanted = due("issued_on", day, Urgency.CONTINUE) if urgency is None else urgency
        yield entries(
            Decree.objects.order_by("-number"), name, title="about", at="issued_on", urgency=wanted
        )

    return AgendaKind(name, "file", rows, lambda found, user: _named(found))


def _people(urgency=Urgency.WAITING) -> AgendaKind:
    return AgendaKind(
        "person",
        "user",
        lambda user, day: [
            entries(Person.objects.all(), "person", title="name", at=None, urgency=urgency)
        ],
        lambda found, user: _named(found),
    )


def _issue(make_decree, *days: int) -> None:
    for number, days_from_now in enumerate(days):
        day = DAY + timedelta(days=days_from_now)
        make_decree(f"{number}", issued_on=day, about=f"{days_from_now:+d}")


def _titles(agenda: Agenda) -> dict[str, list[str]]:
    return {part.urgency.name: [each.item.title for each in part.shown] for part in agenda.parts}


@pytest.mark.nobody_yet
def test_what_is_due_stands_first_and_the_longest_overdue_before_it(only, make_decree, make_user):
    only(_decrees())
    _issue(make_decree, 3, -1, 0, -9, 1)
    assert _titles(Agenda(make_user("a"))) == {
        "OVERDUE": ["-9", "-1"],
        "TODAY": ["+0"],
        "CONTINUE": ["+1", "+3"],
    }


@pytest.mark.nobody_yet
def test_a_day_without_time_stays_the_day_that_it_is(only, make_decree, make_user):
    only(_decrees())
    _issue(make_decree, 0)
    [part] = Agenda(make_user("a")).parts
    assert part.shown[0].day == DAY
    assert part.shown[0].entry.at == datetime(2026, 3, 12, tzinfo=UTC)


@pytest.mark.nobody_yet
def test_kinds_are_put_together_in_one_order(only, make_decree, make_person, make_user):
    only(_decrees(Urgency.WAITING), _people())
    _issue(make_decree, -2, -1)
    make_person("Sari")
    [part] = Agenda(make_user("a")).parts
    assert [each.kind.name for each in part.shown[:2]] == ["decree", "decree"]
    assert {each.kind.name for each in part.shown[2:]} == {"person"}


@pytest.mark.nobody_yet
@pytest.mark.parametrize("many", [SHOWN - 1, SHOWN, SHOWN + 3])
def test_a_part_shows_the_first_and_counts_all(only, make_decree, make_user, many):
    only(_decrees(Urgency.NEXT))
    _issue(make_decree, *range(many))
    user = make_user("a")
    [part] = Agenda(user).parts
    assert (part.count, len(part.shown)) == (many, min(many, SHOWN))
    assert part.more == max(0, many - SHOWN)
    [whole] = Agenda(user, MOST).parts
    assert len(whole.shown) == many


@pytest.mark.nobody_yet
def test_however_many_kinds_and_rows_there_are_rows_cost_one_query(
    only, make_decree, make_person, make_user, queries_of
):
    user = make_user("a")
    _issue(make_decree, 1)
    make_person("Sari")
    only(_decrees(), _people())
    few = queries_of(lambda: Agenda(user).parts)
    for number in range(2, 9):
        only(_decrees(name=f"decree{number}"))
        make_person(f"Sari {number}")
    assert queries_of(lambda: Agenda(user).parts) == few == 1


@pytest.mark.nobody_yet
def test_what_a_kind_does_not_know_any_more_is_left_out(only, make_decree, make_user):
    kind = _decrees()
    only(AgendaKind(kind.name, kind.icon, kind.rows, lambda found, user: {}))
    _issue(make_decree, 0)
    assert Agenda(make_user("a")).parts == []


def _figure(name: str, rows, order=10, group=GROUP, **more) -> AgendaFigure:
    return AgendaFigure(name, group, name, order, rows, lambda user: f"/{name}/", **more)


@pytest.mark.nobody_yet
def test_all_figures_are_counted_in_one_query(
    only, make_decree, make_person, make_user, queries_of
):
    user = make_user("a")
    _issue(make_decree, 0, 1, 2)
    only(
        _figure("decrees", lambda user, day: Decree.objects.order_by("number"), 20),
        _figure("people", lambda user, day: Person.objects.filter(name="nobody"), 10),
        _figure("others", lambda user, day: None),
        _figure("shaped", lambda user, day: Decree.objects.annotate(x=Value(1)).filter(x=1), 30),
    )
    [group] = Agenda(user).groups
    assert [(each.figure.name, each.count) for each in group.figures] == [
        ("people", 0),
        ("decrees", 3),
        ("shaped", 3),
    ]
    assert [each.figure.name for each in group.waiting] == ["decrees", "shaped"]
    assert queries_of(lambda: Agenda(user).groups) == 1


@pytest.mark.nobody_yet
def test_groups_stand_in_order_and_a_figure_shows_its_first_rows(only, make_decree, make_user):
    _issue(make_decree, 0, 1, 2)
    first = FigureGroup("desk", "Desk", 1)
    only(
        _figure("later", lambda user, day: Decree.objects.all()),
        _figure(
            "sooner",
            lambda user, day: Decree.objects.all(),
            group=first,
            prepared=lambda rows: rows.order_by("-issued_on"),
            item=lambda row: Item(row.about, "/"),
        ),
    )
    desk, unit = Agenda(make_user("a")).groups
    assert [desk.group.name, unit.group.name] == ["desk", "unit"]
    assert [each.title for each in desk.figures[0].items(2)] == ["+2", "+1"]
    assert unit.figures[0].items(2) == []
    assert desk.figures[0].tone == "warning"


def test_nobody_has_anything_to_do_where_nothing_is_registered(only, sari):
    only()
    assert (Agenda(sari).parts, Agenda(sari).groups) == ([], [])
    assert timezone.localdate() == DAY


def test_every_kind_has_an_icon_that_is_drawn():
    drawn = Path(finders.find("foundation/icons.svg")).read_text()
    assert [each.name for each in kinds.kinds() if f'id="{each.icon}"' not in drawn] == []
