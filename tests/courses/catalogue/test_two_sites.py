"""A host with several sites has a catalogue on each."""

import pytest
from django.test import RequestFactory
from wagtail.models import Page, Site

from courses.catalogue.addresses import catalogue_url
from courses.models import CourseIndexPage


@pytest.fixture
def other_site(site) -> Site:
    root = Page.objects.get(depth=1).add_child(instance=Page(title="Desa", slug="desa"))
    return Site.objects.create(hostname="desa.example", port=80, root_page=root)


def _asked_at(host: str) -> str | None:
    return catalogue_url(RequestFactory().get("/", HTTP_HOST=host))


def test_a_second_site_may_have_a_catalogue_and_a_site_has_one(other_site, site):
    assert CourseIndexPage.can_create_at(other_site.root_page)
    assert not CourseIndexPage.can_create_at(site.root_page)
    other_site.root_page.add_child(instance=CourseIndexPage(title="Kursus", slug="kursus"))
    assert not CourseIndexPage.can_create_at(other_site.root_page)


def test_each_site_leads_to_its_own_catalogue(other_site, site, settings):
    settings.ALLOWED_HOSTS = ["*"]
    own = CourseIndexPage.objects.get()
    assert _asked_at("desa.example").endswith(own.url)  # none of its own: the one there is
    catalogue = CourseIndexPage(title="Kursus", slug="kursus")
    other_site.root_page.add_child(instance=catalogue)
    catalogue.save_revision().publish()
    assert _asked_at("desa.example") == "/kursus/"
    assert _asked_at(site.hostname).endswith(own.url_path.removeprefix(site.root_page.url_path))
    assert _asked_at(site.hostname) != _asked_at("desa.example")


def test_hosts_without_number_fill_no_cache(settings, site):
    settings.ALLOWED_HOSTS = ["*"]
    addresses = {_asked_at(f"n{number}.example") for number in range(120)}
    assert len(addresses) == 1


def test_a_host_that_is_refused_still_has_a_header(settings, site):
    settings.ALLOWED_HOSTS = ["testserver"]
    assert _asked_at("jahat.example")
