"""Somebody at a browser without JavaScript; every page is looked at the same way."""

import re

from django.test import Client

from walks.hosts import HOST

VILLAGE = HOST.frame


class Visitor:
    visits = 0

    def __init__(self, user=None, language="en"):
        self.client = Client()
        self.who = str(user or "visitor")
        if user is not None:
            self.client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        self.client.cookies["django_language"] = language

    def get(self, path, *wanted, status=200, follow=True):
        path = _at_home(path)
        return self._look("GET", path, self.client.get(path, follow=follow), wanted, status)

    def post(self, path, data, *wanted, status=200):
        path = _at_home(path)
        answer = self.client.post(path, data, follow=True)
        return self._look("POST", path, answer, wanted, status)

    def send(self, path, data, *wanted, status=200, to=None):
        """Fill in the form of the page at `path`: what it hides goes along, `to` its address."""
        page = self.client.get(_at_home(path), follow=True)
        hidden = re.findall(
            r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode()
        )
        asked = page.request["QUERY_STRING"]
        path = to or page.request["PATH_INFO"] + (f"?{asked}" if asked else "")
        return self.post(path, dict(hidden) | data, *wanted, status=status)

    def _look(self, method, path, answer, wanted, status):
        Visitor.visits += 1
        where = f"{self.who}: {method} {path}"
        assert answer.status_code == status, f"{where} answers {answer.status_code}, not {status}"
        if answer.get("Content-Type", "").startswith("text/html"):
            text = re.sub(r"\s+", " ", answer.content.decode())
            for each in wanted:
                assert each in text, f"{where} does not say {each!r}: {_seen(text)}"
        return answer


def _at_home(path):
    """Walks are written with the prefix of the village."""
    return HOST.prefix + path.removeprefix("/clinic/") if path.startswith("/clinic/") else path


def _seen(text):
    body = re.sub(r"<(script|style).*?</\1>", "", text.partition("<body")[2])
    return re.sub(r"<[^>]*>", " ", body)[:1500]
