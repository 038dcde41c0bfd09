import errno

import html5lib
import pytest
from django.db import OperationalError
from django.template import loader
from django.test import Client, override_settings

NO_MANIFEST = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
        "OPTIONS": {"location": "/nonexistent"},
    }
}


@pytest.mark.parametrize("name", ["500.html", "503.html", "507.html"])
def test_trouble_needs_neither_context_nor_database_nor_manifest(name: str) -> None:
    with override_settings(STORAGES=NO_MANIFEST):
        html = loader.get_template(name).render()
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    assert page.get("lang")
    assert len(list(page.iter("h1"))) == 1


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (OperationalError("the connection is lost"), 503),
        (OSError(errno.ENOSPC, "No space left on device"), 507),
        (OSError(errno.ENOENT, "No such file"), 500),
        (ValueError("whatever"), 500),
    ],
)
def test_a_fault_is_called_by_its_name(client: Client, monkeypatch, fault, status) -> None:
    def fail() -> None:
        raise fault

    monkeypatch.setattr("foundation.health.probes.health", fail)
    client.raise_request_exception = False
    answer = client.get("/healthz")
    assert answer.status_code == status
    assert ("Retry-After" in answer.headers) is (status == 503)


@pytest.mark.django_db
def test_a_missing_page_offers_a_way_on(client: Client) -> None:
    response = client.get("/tidak-ada-di-sini/")
    assert response.status_code == 404
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        response.content.decode()
    )
    (main,) = page.iter("main")
    assert "/" in [link.get("href") for link in main.iter("a")]


@pytest.mark.django_db
def test_an_address_that_only_takes_forms_says_so(client: Client) -> None:
    """Signing in leads there when the session ended before the form was sent."""
    response = client.get("/bahasa/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        response.content.decode()
    )
    assert len(list(page.iter("h1"))) == 1


@pytest.mark.parametrize("path", ["/", "/healthz", "/tidak-ada/"])
def test_a_foreign_name_of_the_host_is_refused_with_a_page_of_ours(db, client, path) -> None:
    """Before anybody has asked who signed in."""
    answer = client.get(path, headers={"host": "jahat.example"})
    assert answer.status_code == 400
    assert "<h1>" in answer.content.decode()
    assert "jahat" not in answer.content.decode()
