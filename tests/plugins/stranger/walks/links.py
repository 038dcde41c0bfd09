"""Every link and every form that pages of ours show leads somewhere: neither 404 nor 405."""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.db import transaction

from walks.everywhere import addresses
from walks.hosts import HOST
from walks.visitor import Visitor

# Of addresses that differ in numbers alone, such as the days of a calendar.
OF_A_KIND = 3
# Doors of the host: asked, not walked through.
NOT_OURS = (HOST.door, "/admin/", "/django-admin/", "/documents/", "/out/", "/sign-out/", "/api/")


class Page(HTMLParser):
    """Its links, and its forms with what they hold untouched."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms, self.choice = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in {"a", "link", "iframe", "img", "script"}:
            self.links += [given[name] for name in ("href", "src") if given.get(name)]
        if tag == "form":
            self.forms.append((given.get("method", "get").lower(), given.get("action") or "", {}))
        elif self.forms and given.get("name"):
            self._fill(tag, given, self.forms[-1][2])
        if tag == "option" and self.choice and self.forms:
            held = self.forms[-1][2]
            if "selected" in given or not held.get(self.choice):
                held[self.choice] = given.get("value") or ""

    def _fill(self, tag, given, held):
        kind = given.get("type", "")
        self.choice = given["name"] if tag == "select" else None
        if tag in {"textarea", "select"}:
            held.setdefault(given["name"], "")
        elif kind in {"checkbox", "radio"} and "checked" not in given:
            return
        elif kind != "file":
            held.setdefault(given["name"], given.get("value") or "")


class Crawl:
    def __init__(self, visitor):
        self.visitor, self.waiting, self.seen, self.kinds = visitor, [], set(), {}
        self.links, self.forms, self.faults = 0, 0, []

    def begin(self, paths):
        self.waiting = list(paths)
        while self.waiting:
            self._look(self.waiting.pop(0))

    def _look(self, path):
        answer = self.visitor.client.get(path, follow=True)
        Visitor.visits += 1
        where = answer.request["PATH_INFO"]
        is_page = answer.get("Content-Type", "").startswith("text/html")
        if answer.status_code != 200 or not is_page or where.startswith(NOT_OURS):
            return
        page = Page(answer.content.decode())
        for link in page.links:
            self._follow(where, link)
        for form in page.forms:
            self._send(where, *form)

    def _follow(self, where, link):
        to = self._inside(where, link)
        if to is None or not self._is_new("GET", to):
            return
        self.links += 1
        status = self.visitor.client.get(to).status_code
        self._judge(where, f"GET {to}", status)
        if status == 200 and not to.startswith((*NOT_OURS, HOST.static)):
            self.waiting.append(to)

    def _send(self, where, method, action, held):
        to = self._inside(where, action or where)
        if to is None or not self._is_new(method, to):
            return
        self.forms += 1
        cookies = self.visitor.client.cookies.copy()
        try:
            with transaction.atomic():
                answer = getattr(self.visitor.client, method)(to, held)
                transaction.set_rollback(True)
        finally:
            self.visitor.client.cookies = cookies
        self._judge(where, f"{method.upper()} {to}", answer.status_code)

    def _judge(self, where, act, status):
        if status in {404, 405} or status >= 500:
            self.faults.append(f"{self.visitor.who} on {where}: {act} answers {status}")

    def _is_new(self, method, to):
        split = urlsplit(to)
        names = sorted(name for name, _ in parse_qsl(split.query))
        kind = (method, re.sub(r"\d+", "#", split.path), tuple(names))
        if (method, to) in self.seen or self.kinds.get(kind, 0) == OF_A_KIND:
            return False
        self.seen.add((method, to))
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        return True

    def _inside(self, where, link):
        split = urlsplit(urljoin(f"http://testserver{where}", link))
        if split.scheme != "http" or split.netloc != "testserver":
            return None
        return split.path + (f"?{split.query}" if split.query else "")


def run(world):
    paths = [world.catalogue.url] if hasattr(world, "catalogue") else []
    paths += [path for path in sorted(set(addresses())) if "/admin/" not in path]
    people = [Visitor(), *(Visitor(world.user(name)) for name in ("Sari", "Budi", "Fauzi", "Dewi"))]
    links = forms = 0
    for who in people:
        crawl = Crawl(who)
        crawl.begin(paths)
        assert not crawl.faults, "\n".join(crawl.faults)
        links, forms = links + crawl.links, forms + crawl.forms
    assert links > 50, links
    assert forms > 10, forms
    print(f"{links} links, {forms} forms")  # noqa: T201  (its answer)
