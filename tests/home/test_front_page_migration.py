"""The data migration of the front page goes back and forth."""

from django.core.management import call_command
from wagtail.models import Page, Site

from courses.models import CourseIndexPage


def test_it_goes_back_and_forth(committed_db):
    before = list(Page.objects.values_list("path", "slug", "numchild"))
    call_command("migrate", "home", "0001", verbosity=0)
    assert list(Page.objects.values_list("slug", "numchild")) == [("root", 0)]
    assert not Site.objects.exists()
    call_command("migrate", verbosity=0)
    assert list(Page.objects.values_list("path", "slug", "numchild")) == before
    assert Site.objects.get().root_page.slug == "beranda"


def test_the_catalogue_takes_the_name_of_the_header_unless_an_editor_has_saved_it(committed_db):
    catalogue = CourseIndexPage.objects.get()
    assert catalogue.title == catalogue.draft_title == "Belajar"
    call_command("migrate", "home", "0003", verbosity=0)
    catalogue.refresh_from_db()
    assert catalogue.title == "Bimtek"
    catalogue.save_revision()
    call_command("migrate", verbosity=0)
    catalogue.refresh_from_db()
    assert catalogue.title == "Bimtek"
