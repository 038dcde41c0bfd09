"""The data migration of the front page goes back and forth."""

from django.core.management import call_command
from wagtail.models import Page, Site


def test_it_goes_back_and_forth(committed_db):
    before = list(Page.objects.values_list("path", "slug", "numchild"))
    call_command("migrate", "home", "0001", verbosity=0)
    assert list(Page.objects.values_list("slug", "numchild")) == [("root", 0)]
    assert not Site.objects.exists()
    call_command("migrate", verbosity=0)
    assert list(Page.objects.values_list("path", "slug", "numchild")) == before
    assert Site.objects.get().root_page.slug == "beranda"
