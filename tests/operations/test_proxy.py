"""The proxy with its real configuration before a site that only says what reached it."""

import json
import ssl
import threading
from collections.abc import Iterator
from http.client import HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import requests

from tests.operations import compose
from tests.operations.stand import Proxy, Stand, free_port

SECRET = "rahasia-Zm9vYmFyYmF6"
SECRET_PATHS = (
    f"/kalender/{SECRET}.ics",
    f"/kalender/{SECRET}.ics?x=1",
    f"/berkas/{SECRET}.pdf",
    f"/akun/password/reset/key/1a-{SECRET}/",
    f"/akun/confirm-email/{SECRET}/",
    f"/cms/password_reset/confirm/MQ/{SECRET}/",
    f"/unit/?q={SECRET}",
    f"/akun/login/?next=/kalender/{SECRET}.ics",
)
HEADERS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class _Site(BaseHTTPRequestHandler):
    """Answers with the headers that it saw; under /berkas/ it hands a stored file to the proxy."""

    def do_GET(self) -> None:
        self.send_response(404 if self.path == "/tidak-ada" else 200)
        if self.path.startswith("/berkas/"):
            self.send_header("X-Accel-Redirect", "/berkas-tersimpan/" + self.path[8:])
            self.send_header("Content-Type", "application/pdf")
            self.send_header("Content-Disposition", 'attachment; filename="SK.pdf"')
            self.send_header("Content-Security-Policy", "sandbox; default-src 'none'")
            self.send_header("Cache-Control", "private, no-store")
        elif self.path == "/halaman":
            self.send_header("Content-Security-Policy", "script-src 'self'")
        body = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None: ...


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    stand = Stand(tmp_path_factory.mktemp("proxy"))
    site = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    command = compose.raw()["services"]["proxy"]["command"]
    made = Proxy(stand, command, web=site.server_port, socket=free_port())
    _lay_files(made.var)
    try:
        made.start()
        yield made
    finally:
        stand.stop()
        site.shutdown()


def _lay_files(var: Path) -> None:
    for name, content in {
        "static/css/base.0123456789ab.css": "body{}",
        "static/css/base.css": "body{}",
        "media/images/foto.webp": "RIFF",
        "media/images/jahat.svg": "<svg/>",
        "media/images/jahat.html": "<script>",
        "media/documents/rahasia.pdf": "%PDF",
        "media/.replaced/lama.webp": "RIFF",
        "private/ab/abc.pdf": "%PDF-1.7",
    }.items():
        path = var / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/halaman", 200),
        ("/tidak-ada", 404),
        ("/static/css/base.css", 200),
        ("/static/tidak-ada.css", 404),
        ("/static/", 404),
        ("/media/images/foto.webp", 200),
        ("/media/images/jahat.svg", 200),
        ("/media/images/", 404),
        ("/media/documents/rahasia.pdf", 404),
        ("/media/.replaced/lama.webp", 404),
        ("/berkas/ab/abc.pdf", 200),
        ("/berkas/ab/tidak-ada.pdf", 404),
        ("/ws/notifikasi/", 502),
    ],
)
def test_every_answer_carries_the_headers(proxy: Proxy, path: str, status: int):
    answer = proxy.get(path)
    assert answer.status_code == status, answer.text
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.headers["Content-Security-Policy"]
    assert "Server" not in answer.headers or "Caddy" not in answer.headers["Server"]


def test_what_the_site_says_wins(proxy: Proxy):
    assert proxy.get("/halaman").headers["Content-Security-Policy"] == "script-src 'self'"
    assert "default-src 'none'" in proxy.get("/").headers["Content-Security-Policy"]


def test_a_stored_file_is_sent_as_the_site_said(proxy: Proxy):
    answer = proxy.get("/berkas/ab/abc.pdf")
    assert answer.content == b"%PDF-1.7"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="SK.pdf"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "X-Accel-Redirect" not in answer.headers
    part = proxy.get("/berkas/ab/abc.pdf", headers={"Range": "bytes=1-3"})
    assert (part.status_code, part.content) == (206, b"PDF")


@pytest.mark.parametrize(
    "path", ["/berkas-tersimpan/ab/abc.pdf", "/private/ab/abc.pdf", "/media/../private/ab/abc.pdf"]
)
def test_nobody_takes_a_stored_file_without_the_site(proxy: Proxy, path: str):
    request = requests.Request("GET", proxy.base_url).prepare()
    request.url = proxy.base_url + path  # as it stands: requests would shorten `..`
    with requests.Session() as session:
        answer = session.send(request, verify=proxy.authority, timeout=10)
    assert b"%PDF" not in answer.content


def test_a_stored_file_never_leads_out_of_its_folder(proxy: Proxy):
    for path in (
        "/berkas/../media/documents/rahasia.pdf",
        "/berkas/%2e%2e/media/documents/rahasia.pdf",
    ):
        request = requests.Request("GET", proxy.base_url).prepare()
        request.url = proxy.base_url + path
        with requests.Session() as session:
            answer = session.send(request, verify=proxy.authority, timeout=10)
        assert b"%PDF" not in answer.content


def test_a_visitor_cannot_forge_where_he_comes_from(proxy: Proxy):
    forged = {
        "X-Forwarded-For": "203.0.113.9, 203.0.113.10",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "jahat.example",
        "Forwarded": "for=203.0.113.9",
        "X-Accel-Redirect": "/berkas-tersimpan/ab/abc.pdf",
    }
    seen = proxy.get("/", headers=forged).json()
    assert seen["x-forwarded-for"] in {"127.0.0.1", "::1"}
    assert seen["x-forwarded-proto"] == "https"
    assert seen["x-forwarded-host"] == f"localhost:{proxy.https}"
    assert "forwarded" not in seen
    assert "x-accel-redirect" not in seen


def test_plain_http_is_sent_to_the_one_encrypted_address(proxy: Proxy):
    for host in (f"localhost:{proxy.http}", "jahat.example"):
        answer = requests.get(
            f"http://127.0.0.1:{proxy.http}/bimtek/?q=1",
            headers={"Host": host},
            allow_redirects=False,
            timeout=10,
        )
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"{proxy.base_url}/bimtek/?q=1"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_only_what_is_named_by_its_content_is_kept_for_ever(proxy: Proxy):
    caching = {
        path: proxy.get(path).headers["Cache-Control"]
        for path in (
            "/static/css/base.0123456789ab.css",
            "/static/css/base.css",
            "/static/tidak-ada.css",
            "/static/tidak-ada.0123456789ab.css",
            "/media/images/jahat.html",
        )
    }
    assert list(caching.values()) == [
        "public, max-age=31536000, immutable",
        "public, max-age=3600",
        "private, no-store",
        "private, no-store",
        "private, no-store",
    ]


@pytest.mark.parametrize("name", ["jahat.svg", "jahat.html"])
def test_media_that_a_browser_might_run_is_a_download(proxy: Proxy, name: str):
    answer = proxy.get(f"/media/images/{name}")
    assert answer.headers["Content-Disposition"] == "attachment"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_site_that_is_away_is_said_in_indonesian(proxy: Proxy):
    answer = proxy.get("/ws/notifikasi/")
    assert 'lang="id">' in answer.text
    assert "Coba lagi setengah menit lagi" in answer.text
    assert answer.headers["Retry-After"] == "30"


def test_too_large_a_file_is_refused_with_the_cure_before_it_is_sent(proxy: Proxy):
    trust = ssl.create_default_context(cafile=proxy.authority)
    connection = HTTPSConnection("localhost", proxy.https, context=trust, timeout=10)
    connection.putrequest("POST", "/unggah")
    connection.putheader("Content-Length", str(110 * 1000 * 1000))
    connection.endheaders(b"x" * 300_000)  # the beginning; the proxy looks at no more
    answer = connection.getresponse()
    assert answer.status == 413
    assert "di bawah 100 MB" in answer.read().decode()
    connection.close()


def test_a_load_balancer_that_we_trust_may_say_where_a_visitor_comes_from(
    proxy: Proxy, tmp_path: Path
):
    """Control arm of the forged address: the same header, from somebody named."""
    command = compose.raw()["services"]["proxy"]["command"]
    site = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    stand = Stand(tmp_path)
    other = Proxy(stand, command, web=site.server_port, socket=free_port())
    try:
        other.start(TRUSTED_PROXIES="127.0.0.0/8 ::1/128")
        seen = other.get("/", headers={"X-Forwarded-For": "203.0.113.9, 203.0.113.10"}).json()
    finally:
        stand.stop()
        site.shutdown()
    assert seen["x-forwarded-for"] == "203.0.113.10"


def test_no_secret_of_an_address_reaches_the_log(proxy: Proxy):
    for path in SECRET_PATHS:
        proxy.get(path, headers={"Referer": proxy.base_url + path, "HX-Current-URL": path})
    proxy.get(f"/ws/{SECRET_PATHS[0]}")  # answered by nobody: a fault, told by another log
    seen = proxy.get("/bimtek/", headers={"User-Agent": "Peramban/1"}).status_code
    assert seen == 200
    log = (proxy.stand.folder / "proxy.log").read_text()
    assert "/bimtek/" in log
    assert "Peramban/1" in log
    assert log.count("[secret]") > len(SECRET_PATHS)
    assert SECRET not in log


def test_control_arm_the_log_as_it_comes_keeps_the_secret(tmp_path: Path):
    site = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    stand = Stand(tmp_path)
    command = compose.raw()["services"]["proxy"]["command"]
    other = Proxy(stand, command, web=site.server_port, socket=free_port())
    other.changes["\t\timport without_secrets\n"] = ""
    try:
        other.start()
        other.get(SECRET_PATHS[0])
        log = (tmp_path / "proxy.log").read_text()
    finally:
        stand.stop()
        site.shutdown()
    assert SECRET in log
