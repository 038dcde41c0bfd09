"""What `make bench BASE=…` reads from the tables, and when it says no."""

from tests.benchmarks.compare import costs_in, ratios, report

PRINTED = """
=========== Pages of a signed-in person, sqlite ===========
page                   queries  CPU ms  x bare  x frame  KB cold  KB warm
bare Wagtail page      5        4.6     1.00    0.70     1.0      0.5
course                 9        8.1     1.76    1.20     30.1     6.1
lesson                 10       7.9     1.70    1.19     31.0     7.0
start                  11       9.0     1.95    1.30     30.5     6.5
=========== Completion per OPD, 1,000,000 enrollments, postgresql ===========
how                      queries  ms   x by hand
by hand, without totals  1        355  1.00
report                   2        494  1.39
"""
COSTS = {"course": 8.1, "lesson": 7.9, "start": 9.0, "report": 494.0}


def test_the_tables_of_the_benchmarks_are_read():
    assert costs_in(PRINTED) == COSTS


def test_a_ratio_is_the_median_of_neighbouring_runs():
    slower = COSTS | {"course": 16.2}
    runs = [(COSTS, COSTS), (slower, COSTS), (COSTS, COSTS)]
    assert ratios(runs)["course"] == 1


def test_what_costs_more_than_the_base_is_refused(capsys):
    assert report(ratios([(COSTS, COSTS)]), "0123456789abcdef") == 0
    assert report(ratios([(COSTS | {"lesson": 8.3}, COSTS)]), "0123456789abcdef") == 1
    assert "over 1.03" in capsys.readouterr().out


def test_what_was_not_measured_is_refused(capsys):
    without = {name: cost for name, cost in COSTS.items() if name != "report"}
    assert report(ratios([(without, COSTS)]), "0123456789abcdef") == 1
    assert "not measured: report" in capsys.readouterr().out
