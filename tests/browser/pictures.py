"""`make pictures`: shoot the README's screenshots from a demo world of its own.

Names and order are fixed; what they show follows the day, as the demo world does. A step whose
words are no longer on the screen stops the run and names them: then README and docs need a look.
"""

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
HEAVIEST = 120_000  # bytes
PASSWORD = "demo-for-pictures"
PHONE, DESKTOP = (360, 740), (1280, 860)
START_WITHIN = 300  # seconds; the world is built first

Way = Callable[[Page], None]


def front(page: Page) -> None:
    page.goto("/")


def lesson(page: Page) -> None:
    page.goto("/bimtek/")
    page.get_by_role("link", name="Inovasi daerah: lima langkah").click()
    page.get_by_role("button", name="Daftar bimtek ini").first.click()
    page.get_by_role("link", name="Apa yang disebut inovasi daerah").click()


def slots(page: Page) -> None:
    page.goto("/sesi/pesan/")
    page.wait_for_selector("text=Budi Santoso")


def thread(page: Page) -> None:
    page.goto("/konsultasi/?tampil=semua")
    page.get_by_role("link", name="Surat tugas kader").click()


def desk(page: Page) -> None:
    page.goto("/meja/")


def report(page: Page) -> None:
    page.goto("/laporan/pelatihan/")


SHOTS: list[tuple[str, str, tuple[int, int], Way]] = [
    ("phone-lesson", "sari.wulandari", PHONE, lesson),
    ("phone-session", "sari.wulandari", PHONE, slots),
    ("phone-consultation", "sari.wulandari", PHONE, thread),
    ("phone-desk", "budi.santoso", PHONE, desk),
    ("desktop-front", "", DESKTOP, front),
    ("desktop-report", "ahmad.fauzi", DESKTOP, report),
]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def demo_world() -> Iterator[str]:
    """The demonstration on a port of its own, gone afterwards; the answer is its address."""
    with tempfile.TemporaryDirectory(prefix="inoba-pictures-") as folder:
        port = _free_port()
        address = f"http://127.0.0.1:{port}"
        environment = os.environ | {
            "BASE_URL": address,
            "DATABASE_URL": "",
            "DEMO_PASSWORD": PASSWORD,
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
            "REDIS_URL": "",
            "VAR_DIR": folder,
        }
        quiet = subprocess.DEVNULL
        command = [sys.executable, "manage.py", "serve", "--port", str(port), "--demo"]
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
        try:
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_WITHIN
    while not _answers(address):
        if server.poll() is not None or time.monotonic() > until:
            raise SystemExit("The demo world did not start; `make demo` says why.")
        time.sleep(0.5)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310  (our own address)
            return True
    except (urllib.error.URLError, OSError):
        return False


def shoot(browser: Browser, address: str, who: str, size: tuple[int, int], way: Way) -> bytes:
    """One picture in a fresh browser, as PNG."""
    width, height = size
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        device_scale_factor=2 if size == PHONE else 1,
        is_mobile=size == PHONE,
        color_scheme="light",
        locale="id-ID",
        timezone_id="Asia/Makassar",
        reduced_motion="reduce",
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    if who:
        _sign_in(page, who)
    way(page)
    _settle(page)
    picture = page.screenshot(animations="disabled", caret="hide")
    context.close()
    return picture


def _sign_in(page: Page, who: str) -> None:
    page.goto("/akun/login/")
    page.locator("[name=login]").fill(f"{who}@balangan.example")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/mulai/")


def _settle(page: Page) -> None:
    """From the top, with every picture in view loaded and no passing message in the way."""
    page.wait_for_load_state("networkidle")
    page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_timeout(300)


def keep(name: str, picture: bytes) -> int:
    """Write the picture as WebP, small enough for a README. Returns its bytes."""
    path = PICTURES / f"{name}.webp"
    with Image.open(io.BytesIO(picture)) as image:
        for quality in (86, 76, 66, 56):
            image.save(path, "WEBP", quality=quality, method=6)
            if path.stat().st_size < HEAVIEST:
                return path.stat().st_size
    raise SystemExit(f"{path.name} is heavier than {HEAVIEST} bytes.")


def main() -> int:
    PICTURES.mkdir(exist_ok=True)
    with demo_world() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        for name, who, size, way in SHOTS:
            weight = keep(name, shoot(browser, address, who, size, way))
            sys.stdout.write(f"docs/pictures/{name}.webp {weight / 1000:.0f} KB\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
