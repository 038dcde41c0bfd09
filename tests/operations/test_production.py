"""The commands of docker-compose.yml from a fresh install, walked by each kind of user."""

import hashlib
import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
import requests
from websockets.exceptions import InvalidStatus

from tests.operations.production import Production, install, owned_database
from tests.operations.visitor import Visitor, style_sheets

pytestmark = [
    pytest.mark.production,
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres")
        or not os.environ.get("REDIS_URL"),
        reason="DATABASE_URL and REDIS_URL name no services",
    ),
]
PROCESSES = ("web", "socket", "worker", "minute")
KINDS = ("innovator", "mentor", "admin", "head", "clinic", "editor", "root")
IN_CMS = {"clinic", "editor", "root"}


@dataclass
class Site:
    production: Production
    world: Any

    def visitor(self) -> Visitor:
        return Visitor(self.production.proxy.base_url, self.production.proxy.authority)

    def enter(self, kind: str) -> Visitor:
        visitor = self.visitor()
        answer = visitor.sign_in(
            self.world["emails"][kind], self.world["password"], self.world["secret"]
        )
        assert answer.status_code == 200, answer.url
        assert "/akun/" not in answer.url, answer.url
        return visitor


@pytest.fixture(scope="module")
def binaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(tmp_path_factory.mktemp("install") / "venv")


@pytest.fixture(scope="module")
def site(binaries: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with owned_database() as database:
        production = Production(tmp_path_factory.mktemp("production"), binaries, database)
        # Control arm of everything below: `ready` is not a yes to whatever it is asked.
        refused = production.manage("ready")
        assert refused.returncode == 1
        assert "Run `manage.py migrate`." in refused.stderr
        assert "Run `manage.py collectstatic`." in refused.stderr
        try:
            yield Site(production, _started(production))
        finally:
            production.stand.stop()


def _started(production: Production) -> Any:
    migrated = production.once("migrate")
    assert migrated.returncode == 0, migrated.stderr
    world = production.build_world()
    for name in PROCESSES:
        production.start(name)
    for name in ("web", "socket"):
        production.stand.wait_for(name, lambda name=name: production.is_healthy(name))
    production.proxy.start()
    return world


def test_every_process_runs_and_every_health_check_is_well(site: Site):
    for name in PROCESSES:
        assert site.production.is_healthy(name), site.production.stand.log(name)
        assert site.production.stand.is_running(name), site.production.stand.log(name)


def test_health_is_told(site: Site):
    answer = site.visitor().get("/healthz")
    assert answer.status_code == 200, answer.text
    assert all(part["ok"] for part in answer.json().values())
    assert answer.json()["database"]["detail"] == "postgresql"


def test_a_visitor_reads_the_front_page_with_its_style(site: Site):
    visitor = site.visitor()
    page = visitor.get("/")
    assert page.status_code == 200
    assert "Klinik Inoba" in page.text
    sheets = style_sheets(page.text)
    assert sheets
    for sheet in sheets:
        answer = visitor.get(sheet)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_a_visitor_is_sent_to_the_encrypted_address(site: Site):
    proxy = site.production.proxy
    plain = requests.get(f"http://localhost:{proxy.http}/", allow_redirects=False, timeout=10)
    assert plain.status_code == 301
    assert plain.headers["Location"] == f"{proxy.base_url}/"
    # Past the proxy, the site itself says the same.
    behind = requests.get(
        f"http://127.0.0.1:{site.production.web}/",
        headers={"Host": "localhost"},
        allow_redirects=False,
        timeout=10,
    )
    assert behind.status_code == 301
    assert behind.headers["Location"].startswith("https://localhost")


def test_a_visitor_opens_nothing_private(site: Site):
    visitor = site.visitor()
    assert visitor.get(site.world["file"]).status_code == 404
    assert "/akun/login/" in visitor.get("/mulai/").url
    assert "/akun/login/" in visitor.get("/cms/").url


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_user_signs_in_and_opens_what_is_theirs(site: Site, kind: str):
    visitor = site.enter(kind)
    assert visitor.get("/mulai/").status_code == 200
    cms = visitor.get("/cms/", allow_redirects=False)
    assert (cms.status_code == 200) is (kind in IN_CMS)
    file = visitor.get(site.world["file"])
    if kind == "innovator":
        assert file.status_code == 404
    else:
        assert file.content.startswith(b"%PDF-1.7")
        assert file.headers["Content-Disposition"] == 'attachment; filename="SK.pdf"'
        assert file.headers["X-Content-Type-Options"] == "nosniff"
    cookies = {cookie.name: cookie for cookie in visitor.session.cookies}
    assert cookies["__Host-sesi"].secure


def test_a_message_reaches_another_tab_through_the_proxy(site: Site):
    tab, phone = site.enter("innovator"), site.enter("innovator")
    tab.get("/konsultasi/baru/")
    question = {"subject": "Bukti", "text": "Bagaimana memulai?", "client_key": "tanya"}
    thread = tab.post("/konsultasi/baru/", question)
    path = thread.url.removeprefix(tab.base_url)
    (follow,) = re.findall(r'data-live-follow="([^"]+)"', thread.text)
    with tab.listen(follow) as line:
        sent = phone.post(f"{path}kirim/", {"text": "Dari ponsel", "client_key": "kirim"})
        assert "Dari ponsel" in sent.text
        heard = json.loads(line.recv(10))
        while (heard.get("stream"), heard.get("kind")) != (follow.partition("@")[0], "text"):
            heard = json.loads(line.recv(10))
        assert "Sec-WebSocket-Extensions" not in line.response.headers


def test_the_socket_is_shut_to_strangers_and_foreign_pages(site: Site):
    tab = site.enter("innovator")
    for visitor, origin in ((site.visitor(), ""), (tab, "https://jahat.example")):
        with pytest.raises(InvalidStatus, match="HTTP 403"):
            visitor.listen("", origin=origin)


def test_whoever_runs_the_site_needs_a_second_factor(site: Site):
    visitor = site.visitor()
    answer = visitor.sign_in(site.world["emails"]["root"], site.world["password"], "A" * 32)
    assert "/2fa/" in answer.url
    assert "/akun/" in visitor.get("/cms/").url


def test_an_error_page_is_ours(site: Site):
    answer = site.visitor().get("/tidak-ada-halaman-ini/")
    assert answer.status_code == 404
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "Traceback" not in answer.text


def test_a_foreign_name_is_refused(site: Site):
    answer = requests.get(
        f"http://127.0.0.1:{site.production.web}/healthz",
        headers={"Host": "jahat.example"},
        timeout=10,
    )
    assert answer.status_code == 400


def test_a_site_comes_back_from_its_backup_into_an_empty_database(
    site: Site, binaries: Path, tmp_path: Path
):
    made = site.production.once("backup")
    assert made.returncode == 0, made.stderr
    assert site.production.is_healthy("backup")
    (archive,) = site.production.backups.glob("*.tar.gz")
    with owned_database() as database:
        other = Production(tmp_path, binaries, database)
        assert other.manage("restore", str(archive)).returncode == 0
        assert _counts(other.database) == _counts(site.production.database)
        assert _hashes(other) == _hashes(site.production)
        assert _report(other) == _report(site.production)
        assert other.manage("ready").returncode == 1  # the style sheets are not in the archive
        assert other.once("migrate").returncode == 0
        try:
            other.start("web")
            other.stand.wait_for("web", lambda: other.is_healthy("web"))
            other.proxy.start()
            _assert_lives(Site(other, site.world))
        finally:
            other.stand.stop()


def _assert_lives(site: Site) -> None:
    visitor = site.enter("clinic")
    assert visitor.get(site.world["file"]).content.startswith(b"%PDF-1.7")
    assert "Pelayanan ibu <mark>hamil</mark>" in visitor.get("/cari/?q=hamil").text


def _counts(database: str) -> dict[str, int]:
    left_out = ("django_session", "usersessions_usersession")
    with psycopg.connect(database) as connection:
        names = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT COUNT(*) FROM "{name}"'.encode()).fetchone()[0]
            for (name,) in names
            if name not in left_out
        }


def _hashes(production: Production) -> dict[str, str]:
    roots = [production.proxy.var / name for name in ("private", "media")]
    return {
        str(path.relative_to(production.proxy.var)): hashlib.sha256(path.read_bytes()).hexdigest()
        for root in roots
        for path in root.rglob("*")
        if path.is_file()
    }


def _report(production: Production) -> Any:
    shown = production.manage("completion_report", "--format", "json")
    assert shown.returncode == 0, shown.stderr
    return json.loads(shown.stdout)


def test_a_guesser_gains_nothing_by_forging_an_address(site: Site):
    """Sixty wrong passwords a minute from one address, however it calls itself."""
    visitor = site.visitor()
    visitor.get("/akun/login/")
    answers = [
        visitor.post(
            "/akun/login/",
            {"login": f"tidak-ada-{number}@klinik-uji.go.id", "password": "salah-salah"},
            **{"X-Forwarded-For": f"203.0.113.{number}"},
        )
        for number in range(70)
    ]
    assert not _is_refused(answers[0])
    assert _is_refused(answers[-1])


def _is_refused(answer: requests.Response) -> bool:
    return answer.status_code == 429 or "Terlalu banyak" in answer.text


def test_everything_stops_when_it_is_told_to(site: Site):
    """Compose sends SIGTERM and waits: the last test, nobody walks after it."""
    began = time.monotonic()
    site.production.stand.stop()
    assert time.monotonic() - began < 35
    codes = {name: process.returncode for name, process in site.production.stand.processes.items()}
    assert set(codes.values()) <= {0, -15, 143}, codes
