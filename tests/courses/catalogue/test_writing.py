"""From the page of a course its writers go on with one tap."""

import re

import pytest


@pytest.fixture
def course(make_course):
    return make_course("Inovasi daerah", lessons=1, modules=2)


def _ways(client, course) -> list[str]:
    return re.findall(r'href="(/cms/pages/add/[^"]+)"', client.get(course.url).content.decode())


@pytest.mark.parametrize("who", ["aulia", "root"])
def test_an_editor_adds_a_lesson_to_a_module(course, request, as_user, who):
    client = as_user(request.getfixturevalue(who))
    ways = _ways(client, course)
    modules = [module.pk for module in course.get_children()]
    assert ways == [f"/cms/pages/add/courses/lessonpage/{pk}/" for pk in modules]
    assert client.get(ways[0]).status_code == 200


@pytest.mark.parametrize("who", ["sari", "fauzi", "rizki", "budi"])
def test_nobody_else_is_shown_the_way(course, request, as_user, who):
    assert _ways(as_user(request.getfixturevalue(who)), course) == []


def test_a_learners_page_asks_nothing_more(course, sari, as_user, queries_of, monkeypatch):
    client = as_user(sari)
    client.get(course.url)
    asked = queries_of(lambda: client.get(course.url))
    monkeypatch.setattr("courses.templatetags.courses_ui.prepares_courses", lambda user: False)
    assert queries_of(lambda: client.get(course.url)) == asked
