import html5lib
import pytest
from django.template import loader
from django.test import Client, override_settings

NO_MANIFEST = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
        "OPTIONS": {"location": "/nonexistent"},
    }
}


@pytest.mark.parametrize("name", ["500.html", "503.html"])
def test_trouble_needs_neither_context_nor_database_nor_manifest(name: str) -> None:
    with override_settings(STORAGES=NO_MANIFEST):
        html = loader.get_template(name).render()
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    assert page.get("lang")
    assert len(list(page.iter("h1"))) == 1


@pytest.mark.django_db
def test_a_missing_page_offers_a_way_on(client: Client) -> None:
    response = client.get("/tidak-ada-di-sini/")
    assert response.status_code == 404
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        response.content.decode()
    )
    (main,) = page.iter("main")
    assert "/" in [link.get("href") for link in main.iter("a")]
