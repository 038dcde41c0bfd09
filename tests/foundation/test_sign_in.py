"""The doors of a site that has its own, or none: no page of ours knows allauth's."""

import pytest
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from courses.models import Enrollment
from foundation import sign_in

DOOR = {
    "LOGIN_URL": "/pintu/",
    "LOGOUT_URL": "out",
    "FOUNDATION_SIGN_UP_URL": "/baru/",
    "FOUNDATION_ACCOUNT_URL": "mine",
    "AUTHENTICATION_BACKENDS": ["django.contrib.auth.backends.ModelBackend"],
}
ALLAUTHS = ("/akun/login/", "/akun/logout/", "/akun/signup/", "/akun/email/")

urlpatterns = [
    path("pintu/", LoginView.as_view(template_name="account/logout.html"), name="in"),
    path("keluar/", LogoutView.as_view(next_page="/"), name="out"),
    path("saya/", lambda request: HttpResponse("mine"), name="mine"),
    path("bahasa/", lambda request: HttpResponse(), name="set_language"),
    *(
        path("", include(f"{name}.urls"))
        for name in ("foundation", "agents", "courses", "innovations", "scheduling", "mentoring")
    ),
    path("", include("home.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("unduhan/", include(wagtaildocs_urls)),
    path("", include(wagtail_urls)),
]


@pytest.fixture
def host(settings):
    """Without allauth's addresses, and without the middleware and the menu that stand on them."""
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [
        each
        for each in settings.MIDDLEWARE
        if not any(word in each for word in ("allauth", "second_factor", "KnownBrowser"))
    ]
    template = settings.TEMPLATES[0]
    processors = template["OPTIONS"]["context_processors"]
    ours = [each for each in processors if not each.startswith("home.")]
    settings.TEMPLATES = [{**template, "OPTIONS": {"context_processors": ours}}]
    for name, value in DOOR.items():
        setattr(settings, name, value)
    return settings


@pytest.fixture
def course(make_course):
    return make_course()


@pytest.fixture
def hers(host, sari):
    """A browser in which she has come in by the host's door."""
    client = Client()
    client.force_login(sari, DOOR["AUTHENTICATION_BACKENDS"][0])
    return client


def _page(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert not any(address in text for address in ALLAUTHS)
    return text


def test_a_visitor_comes_in_by_the_hosts_door_enrolls_and_goes_out(host, sari, course):
    """By hand, as LoginView and LogoutView of Django take it: signing out is a POST."""
    sari.set_password("sungai-balangan-7")
    sari.save(update_fields=["password"])
    client = Client()
    page = _page(client, course.url)
    assert f'href="/pintu/?next={course.url}"' in page
    assert 'href="/baru/"' in page
    name = sari._meta.model.USERNAME_FIELD
    form = {"username": getattr(sari, name), "password": "sungai-balangan-7"}
    assert client.post(f"/pintu/?next={course.url}", form)["Location"] == course.url
    page = _page(client, course.url)
    assert '<form method="post" action="/keluar/">' in page
    assert 'href="/saya/"' in page
    client.post(f"/belajar/{course.pk}/daftar/")
    assert Enrollment.objects.get().person == sari.person
    assert client.post("/keluar/")["Location"] == "/"
    assert f'href="/pintu/?next={course.url}"' in _page(client, course.url)


@pytest.mark.parametrize("nothing", ["", None, "a_name_of_nobody"])
def test_what_the_host_has_not_is_not_shown(host, nothing, hers, course):
    for name in ("LOGIN_URL", "LOGOUT_URL", "FOUNDATION_SIGN_UP_URL", "FOUNDATION_ACCOUNT_URL"):
        setattr(host, name, nothing)
    for client, words in ((Client(), ("Masuk", "Daftar<")), (hers, ("Keluar", "saya"))):
        page = _page(client, course.url)
        assert "pintu" not in page
        assert "keluar" not in page
        assert not any(word in page for word in words)


def test_djangos_default_counts_where_somebody_answers_to_it(settings, client):
    settings.LOGIN_URL = "/accounts/login/"
    assert sign_in.sign_in_url() is None  # Wagtail's rule takes any path
    settings.ROOT_URLCONF = "tests.foundation.accounts_urls"
    assert sign_in.sign_in_url("/a/?b=c&d") == "/accounts/login/?next=/a/%3Fb%3Dc%26d"


def test_a_door_with_a_query_keeps_it(settings):
    settings.LOGIN_URL = "https://sso.example/in?realm=office"
    assert sign_in.sign_in_url("/x/") == "https://sso.example/in?realm=office&next=/x/"


def test_no_token_is_sent_to_another_site(host, hers, course):
    host.LOGOUT_URL = "https://sso.example/out"
    page = _page(hers, course.url)
    assert 'href="https://sso.example/out"' in page
    assert 'action="https://sso.example' not in page
