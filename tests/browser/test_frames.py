"""Pages of ours inside a host's page: neither changes what the other looks like."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import Page

# What sites and frameworks bring: rules for elements, and names that everybody uses.
HOST = """
* { box-sizing: content-box }
body { font: 15px/1.2 serif; color: #123; background: #fff; margin: 0 }
h1, h2, h3 { font: italic 40px cursive; color: hotpink; text-transform: uppercase; margin: 33px }
a { color: hotpink; text-decoration: none } a:hover { color: lime }
p, ul, ol, dl, table { margin: 21px; font-size: 11px }
legend { float: left; width: 100%; font-size: 29px }
button, input, select { border-radius: 0; font: 9px monospace; color: gray }
img, svg { max-width: none }
.btn, .button { background: #0d6efd; color: #777; padding: 1px; border: 0 }
.badge { background: none; color: #fff; padding: 0 } .card { display: block; border: 9px solid red }
.progress, .progress__bar { height: 1px; background: none } .alert { display: none }
.table, .menu, .field, .form, .main, .wrap, .grid, .icon, .hero, .lead { display: none }
.site-footer { background: black; color: white; padding: 10px }
"""
HOST_HTML = """
<header class="site-header menu-bar"><a class="brand" href="/">Balai</a><button>Cari</button></header>
<h2 class="lead-in">Warta desa</h2><p class="note">Satu <a href="/x">tautan</a>.</p>
<div class="notice badge-row"><span class="tag">baru</span></div>
%s
<footer class="site-footer"><p class="muted">Kaki</p><form class="filter"><input><select></select></form></footer>
"""
STYLES = [
    "display",
    "float",
    "color",
    "background-color",
    "font-size",
    "font-family",
    "font-weight",
    "font-style",
    "text-transform",
    "padding-top",
    "padding-left",
    "margin-top",
    "margin-left",
    "border-top-width",
    "border-top-color",
    "height",
    "border-top-left-radius",
    "text-decoration-line",
    "max-width",
    "box-sizing",
    "line-height",
]
SEEN = """([root, styles]) => [...document.querySelectorAll(root)].map(each => {
  const style = getComputedStyle(each);
  return [each.tagName, each.className.baseVal ?? each.className,
    Object.fromEntries(styles.map(name => [name, style.getPropertyValue(name)]))];
})"""


def _sheet(name: str) -> str:
    found = finders.find(f"foundation/css/{name}.css")
    assert isinstance(found, str)
    return Path(found).read_text()


@pytest.fixture
def parts() -> str:
    """Every component of ours, as the page of components shows them."""
    html = Client().get("/komponen/").content.decode()
    return html[html.index('id="main"') :].split(">", 1)[1].split("</main>")[0]


@pytest.fixture
def show(enter) -> Any:
    def shown(host: str, ours: str, inside: str) -> Page:
        page = enter(Client())
        page.set_content(
            f"<!DOCTYPE html><html lang='id'><head><style>{host}</style><style>{ours}</style></head>"
            f"<body>{HOST_HTML % inside}</body></html>"
        )
        return page

    return shown


def _differing(one: Page, other: Page, root: str) -> list[str]:
    first, second = (page.evaluate(SEEN, [root, STYLES]) for page in (one, other))
    assert first
    assert len(first) == len(second)
    return [
        f"{tag}.{name} {style}: {was[style]} -> {now[style]}"
        for (tag, name, was), (_, _, now) in zip(first, second, strict=True)
        for style in STYLES
        if was[style] != now[style]
    ]


def _wrapped(parts: str) -> str:
    return f'<div class="klinik" data-theme="light">{parts}</div>'


def test_a_host_changes_nothing_of_ours(show, parts):
    ours = _sheet("klinik")
    alone = show("body { font: 16px serif; margin: 0 }", ours, _wrapped(parts))
    inside = show(HOST, ours, _wrapped(parts))
    assert (
        _differing(
            alone, inside, ".klinik, .klinik [class*='kl-'], .klinik h2, .klinik a, .klinik legend"
        )
        == []
    )


def test_we_change_nothing_of_a_host(show, parts):
    without = show(HOST, "", _wrapped(""))
    beside = show(HOST, _sheet("klinik") + _sheet("bootstrap"), _wrapped(""))
    assert _differing(without, beside, "body, body *:not(.klinik)") == []


def test_control_arm_rules_in_a_layer_lose_to_the_host(show, parts):
    layered = f"@layer ours {{ {_sheet('klinik')} }}"
    alone = show("body { font: 16px serif; margin: 0 }", layered, _wrapped(parts))
    inside = show(HOST, layered, _wrapped(parts))
    assert _differing(alone, inside, ".klinik a, .klinik h2") != []


def test_control_arm_a_bare_element_of_ours_reaches_the_host(show):
    without = show(HOST, "", _wrapped(""))
    beside = show(HOST, _sheet("klinik") + "html a { color: green }", _wrapped(""))
    assert _differing(without, beside, "body, body *:not(.klinik)") != []


@pytest.mark.parametrize("frame", ["embedded", "bootstrap"])
def test_a_frame_needs_a_block_and_nothing_more(settings, tmp_path, frame, enter):
    (tmp_path / "base.html").write_text(
        "<!DOCTYPE html><html lang='id'><head><title>{% block title %}{% endblock %}</title></head>"
        "<body><header><p>Balai desa</p></header><main>{% block content %}{% endblock %}</main></body></html>"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    settings.FOUNDATION_BASE_TEMPLATE = f"foundation/frames/{frame}.html"
    html = render_to_string(
        "foundation/errors/page.html",
        {"base_template": f"foundation/frames/{frame}.html", "host_template": "base.html"},
    )
    assert html.count("<main") == 1
    page = enter(Client(), width=360)
    page.goto("/komponen/")
    page.set_content(html)
    page.wait_for_load_state("networkidle")
    button = page.locator(".kl-button")
    assert button.evaluate("each => getComputedStyle(each).display") == "flex"  # a flex item
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
