"""Wagtail's API: what a front end of somebody else's reads of courses, and for whom."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageViewRestriction

from courses.learning.operations import enroll, mark_done
from courses.models import CoursePage
from courses.search.finding import search_pages

API = "/host/headless/pages/"
STOCK = "/host/stock/pages/"
VIDEO = "https://youtu.be/dQw4w9WgXcQ"
BODY = [
    {"type": "text", "value": '<p>Baca <a linktype="page" id="{page}">ini</a>.</p>'},
    {"type": "steps", "value": {"title": "Cara", "items": [{"title": "Satu", "text": "<p>a</p>"}]}},
    {"type": "checklist", "value": {"title": "", "items": ["Surat", "SK"]}},
    {"type": "video", "value": {"title": "Film", "url": VIDEO, "document": None, "transcript": ""}},
    {
        "type": "table",
        "value": {
            "caption": "Nilai",
            "table": {
                "columns": [{"type": "text", "heading": "A"}],
                "rows": [{"values": ["1"]}],
                "caption": "",
            },
        },
    },
]

pytestmark = pytest.mark.urls("tests.courses.search.host")


def _get(client: Client, place: object = "", **query: str) -> dict:
    response = client.get(f"{API}{place}", query)
    assert response.status_code == 200, response.content
    return response.json()


@pytest.fixture
def picture(database):
    return get_image_model().objects.create(title="Sungai", file=get_test_image_file())


@pytest.fixture
def course(make_course, picture) -> CoursePage:
    cover = [{"type": "image", "value": {"picture": picture.pk, "alt": "", "caption": ""}}]
    course = make_course("Inovasi", introduction="Ringkas.", cover=cover)
    course.topics.add("Proposal")
    course.save()
    link = dict(BODY[0], value=BODY[0]["value"].replace("{page}", str(course.pk)))
    shown = {"type": "image", "value": {"picture": picture.pk, "alt": "Air", "caption": ""}}
    for lesson in course.lessons:
        lesson.body = [link, *BODY[1:], shown]
        lesson.save()
    return course


def test_a_front_end_shows_the_catalogue(course):
    [item] = _get(
        Client(),
        type="courses.CoursePage",
        fields="introduction,level,jp,topic_names,cover_picture",
    )["items"]
    assert item["title"] == "Inovasi"
    assert item["introduction"] == "Ringkas."
    assert item["topic_names"] == ["Proposal"]
    assert item["cover_picture"]["url"].startswith("http")
    assert (item["cover_picture"]["width"], item["cover_picture"]["height"]) == (480, 270)


def test_a_front_end_shows_the_outline_of_a_course(course, sari, as_user):
    enroll(sari, course)
    mark_done(sari, course.lessons[0])
    asked = {"type": "courses.ActivityPage", "descendant_of": str(course.pk), "fields": "*"}
    for client, readable, done in ((Client(), 0, 0), (as_user(sari), 2, 1)):
        items = _get(client, **asked)["items"]
        assert [each["title"] for each in items] == [each.title for each in course.lessons]
        assert sum(each["is_readable"] for each in items) == readable
        assert sum(each["is_done"] for each in items) == done


def test_the_text_of_a_lesson_is_for_those_who_may_open_it(course, sari, rini, as_user):
    lesson = course.lessons[0]
    enroll(sari, course)
    for client in (Client(), as_user(rini)):
        found = _get(client, f"{lesson.pk}/")
        assert (found["title"], found["content"]) == (lesson.title, None)
    assert _get(as_user(sari), f"{lesson.pk}/")["content"]
    lesson.is_open = True
    lesson.save()
    assert _get(Client(), f"{lesson.pk}/")["content"]


def test_blocks_are_values_that_can_be_shown(course, sari, as_user):
    enroll(sari, course)
    content = _get(as_user(sari), f"{course.lessons[0].pk}/")["content"]
    text, steps, checklist, video, table, image = [each["value"] for each in content]
    assert f'href="{course.url}"' in text
    assert steps["items"][0] == {"title": "Satu", "text": "<p>a</p>"}
    assert checklist["items"] == ["Surat", "SK"]
    assert (video["url"], "youtube-nocookie" in video["player"]) == (VIDEO, True)
    assert (table["table"]["columns"], table["table"]["rows"]) == (["A"], [["1"]])
    assert [each["width"] > 0 for each in image["picture"]["renditions"]] == [True, True]
    assert image["alt"] == "Air"


def test_the_page_of_a_course_says_whether_one_is_enrolled(course, sari, as_user):
    place = f"{course.pk}/"
    assert _get(as_user(sari), place)["is_enrolled"] is False
    enroll(sari, course)
    assert _get(as_user(sari), place)["is_enrolled"] is True


def test_a_restricted_course_is_listed_for_its_audience(make_course, paringin, sari, rini, as_user):
    course = make_course("Tertutup", audience="opds")
    course.audience_opds.add(paringin)
    course.save()
    asked = {"type": "courses.CoursePage"}
    assert [each["id"] for each in _get(as_user(sari), **asked)["items"]] == [course.pk]
    for client in (Client(), as_user(rini)):
        assert _get(client, **asked)["items"] == []
        assert client.get(f"{API}{course.pk}/").status_code == 404
        assert client.get(f"{API}{course.lessons[0].pk}/").status_code == 404


def test_drafts_are_shown_to_nobody(make_course, root, as_user):
    course = make_course("Draf", published=False)
    assert _get(as_user(root), type="courses.CoursePage")["items"] == []
    assert as_user(root).get(f"{API}{course.pk}/").status_code == 404
    assert as_user(root).get(f"{API}{course.lessons[0].pk}/").status_code == 404


@pytest.mark.usefixtures("indexed")
def test_its_search_finds_what_the_reader_may_open(make_course, paringin, sari, as_user):
    course = make_course("Kursus kecubung", audience="opds")
    course.audience_opds.add(paringin)
    course.save()
    course.lessons[0].body = [{"type": "text", "value": "<p>kecubung</p>"}]
    course.lessons[0].save()

    def titles(client: Client) -> set[str]:
        return {each["title"] for each in _get(client, search="kecubung")["items"]}

    assert titles(Client()) == set()
    assert titles(as_user(sari)) == {course.title}
    enroll(sari, course)
    assert titles(as_user(sari)) == {course.title, course.lessons[0].title}


def test_what_the_host_has_restricted_stays_closed(course, site, sari, as_user):
    restriction = PageViewRestriction.objects.create(
        page=course.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert Client().get(f"{API}{course.pk}/").status_code == 404
    assert _get(as_user(sari), f"{course.pk}/")["title"] == course.title
    restriction.delete()
    assert _get(Client(), f"{course.pk}/")["title"] == course.title


@pytest.mark.parametrize("asked", ["site=", "site=nowhere.example", "type=x.Y"])
def test_a_question_that_makes_no_sense_is_refused_as_by_wagtail(course, asked):
    answers = [Client().get(f"{api}?{asked}&search=x").status_code for api in (API, STOCK)]
    assert answers[0] == answers[1]


def test_a_search_takes_any_text(course):
    assert Client().get(API, {"search": "x", "search_operator": "x"}).status_code == 400
    for asked in ("", "'\"; --", "*", "x" * 5000, "\U0001f41d"):
        assert Client().get(API, {"search": asked}).status_code == 200
    assert not search_pages(Page.objects.all(), "\0", AnonymousUser())  # sites may let it through


@pytest.mark.parametrize("asked", ["order=content", "content=x", "order=body", "body=x"])
def test_nobody_sorts_or_filters_by_a_text_that_may_be_closed(course, asked):
    for api in (API, STOCK):
        assert Client().get(f"{api}?type=courses.LessonPage&{asked}").status_code == 400


@pytest.mark.parametrize("kind", ["courses.CoursePage", "courses.ActivityPage"])
def test_more_pages_take_no_more_queries(
    kind, course, make_course, picture, sari, as_user, queries_of
):
    enroll(sari, course)
    client = as_user(sari)

    def ask() -> object:
        return _get(client, type=kind, fields="*", limit="20")

    ask()
    few = queries_of(ask)
    cover = [{"type": "image", "value": {"picture": picture.pk, "alt": "", "caption": ""}}]
    for number in range(4):
        other = make_course(f"Lain {number}", cover=cover)
        other.topics.add(f"Topik {number}")
        other.save()
        enroll(sari, other)
    assert queries_of(ask) <= few


def test_an_answer_for_one_reader_is_kept_by_no_shared_cache(course, sari, as_user):
    assert "private" in as_user(sari).get(API)["Cache-Control"]
    assert "Cookie" in Client().get(API)["Vary"]


def test_a_picture_whose_file_is_lost_breaks_neither_the_api_nor_the_catalogue(
    course, sari, as_user
):
    image = get_image_model().objects.get(title="Sungai")
    image.file.storage.delete(image.file.name)
    enroll(sari, course)
    client = as_user(sari)
    content = _get(client, f"{course.lessons[0].pk}/")["content"]
    assert content[-1]["value"]["picture"]["renditions"] == []
    assert _get(client, f"{course.pk}/")["cover_picture"] is None
    assert course.title in client.get("/bimtek/").content.decode()
