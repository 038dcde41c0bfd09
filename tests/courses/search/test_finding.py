"""Who may see what finds it: hosts that search well, and editors in Wagtail's admin."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from courses.learning.operations import enroll
from courses.models import CoursePage
from courses.search import operations
from courses.visibility import visible_to

WORD = "kecubung"

pytestmark = [pytest.mark.usefixtures("indexed"), pytest.mark.urls("tests.courses.search.host")]


@pytest.fixture
def course(make_course, paringin) -> CoursePage:
    course = make_course(f"Kursus {WORD}", audience="opds")
    course.audience_opds.add(paringin)
    course.save()
    lesson = course.lessons[0]
    lesson.body = [{"type": "text", "value": f"<p>Tentang {WORD}.</p>"}]
    lesson.save_revision().publish()
    return course


def _found(client: Client, way: str = "well") -> list[str]:
    return client.get(f"/host/{way}/", {"query": WORD}).json()["found"]


def test_a_host_that_searches_well_shows_each_what_she_may_open(course, sari, rini, as_user):
    assert _found(Client()) == _found(as_user(rini)) == []
    assert _found(as_user(sari)) == [course.title]
    enroll(sari, course)
    assert _found(as_user(sari)) == [course.title, course.lessons[0].title]


def test_a_public_page_is_found_once(make_course, sari, as_user):
    course = make_course(f"Untuk semua {WORD}")
    assert _found(Client()) == _found(as_user(sari)) == [course.title]


def test_a_list_of_the_host_keeps_what_is_not_for_the_reader(course, sari, rini, as_user):
    def listed(client: Client) -> set[str]:
        return set(client.get("/host/menu/").json()["found"])

    others = listed(as_user(rini))
    assert course.get_parent().title in others
    assert not others & {course.title, *(each.title for each in course.lessons)}
    assert listed(as_user(sari)) - others >= {course.title}
    assert course.lessons[0].title not in listed(as_user(sari))
    enroll(sari, course)
    assert course.lessons[0].title in listed(as_user(sari))


def test_a_list_is_filtered_by_two_queries_more(course, sari, queries_of):
    pages = Page.objects.live()
    list(pages.filter(visible_to(sari)))  # what Django remembers of content types
    assert queries_of(lambda: list(pages.filter(visible_to(sari)))) <= 3


def test_editors_find_closed_pages_in_the_explorer_and_in_choosers(course, aulia, as_user):
    client = as_user(aulia)
    course.lessons[0].title = f"Pelajaran {WORD}"
    course.lessons[0].save_revision().publish()
    explorer = reverse("wagtailadmin_explore", args=[course.get_parent().pk])
    chooser = reverse("wagtailadmin_choose_page_search")
    for address in (explorer, chooser):
        html = client.get(address, {"q": WORD[:5]}).content.decode()
        assert course.title in html
        assert f"Pelajaran {WORD}" in html
        assert "Inovasi lain" not in html
    html = client.get(explorer, {"q": WORD[:5], "ordering": "-title"}).content.decode()
    assert html.index(f"Pelajaran {WORD}") < html.index(course.title)


def test_the_search_of_the_admin_leads_to_the_one_that_finds_them(course, aulia, as_user):
    html = as_user(aulia).get(reverse("wagtailadmin_pages:search"), {"q": WORD}).content.decode()
    explorer = reverse("wagtailadmin_explore", args=[course.get_parent().pk])
    assert f"{explorer}?q={WORD}" in html


def test_nobody_is_asked_for_the_password_of_our_restriction(course):
    [restriction] = course.view_restrictions.all()
    for page in (course, course.lessons[0]):
        address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
        assert Client().get(address).status_code == 404
        assert Client().post(address, {"password": "x", "return_url": "/"}).status_code == 404


def test_a_copy_is_kept_out_too_until_it_is_for_everybody(course):
    copy = course.copy(update_attrs={"slug": "salinan", "title": "Salinan"})
    course.save()
    assert course.view_restrictions.count() == 1
    assert copy.view_restrictions.exists()
    copy.audience = "public"
    copy.save()
    assert not copy.view_restrictions.exists()
    assert course.view_restrictions.count() == 1


def test_more_courses_for_some_than_wagtail_can_name_close_the_catalogue(make_course, monkeypatch):
    monkeypatch.setattr(operations, "MOST_RESTRICTIONS", 2)
    public = make_course("Untuk semua")
    closed = [make_course(f"Tertutup {number}", audience="asn", lessons=0) for number in range(2)]

    def restricted() -> set[int]:
        return set(PageViewRestriction.objects.values_list("page_id", flat=True))

    assert restricted() == {each.pk for each in closed}
    make_course("Tertutup lagi", audience="asn", lessons=0)
    assert restricted() == {public.get_parent().pk}
    closed[0].audience = "public"
    closed[0].save()
    assert len(restricted()) == 2
    assert public.get_parent().pk not in restricted()
