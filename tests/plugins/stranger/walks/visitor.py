"""Somebody at a browser without JavaScript; every page is looked at the same way."""

import re

from django.test import Client

VILLAGE = 'id="village"'


class Visitor:
    visits = 0

    def __init__(self, user=None, language="en"):
        self.client = Client()
        self.who = str(user or "visitor")
        if user is not None:
            self.client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        self.client.cookies["django_language"] = language

    def get(self, path, *wanted, status=200, follow=True):
        return self._look("GET", path, self.client.get(path, follow=follow), wanted, status)

    def post(self, path, data, *wanted, status=200):
        answer = self.client.post(path, data, follow=True)
        return self._look("POST", path, answer, wanted, status)

    def send(self, path, data, *wanted, status=200):
        """Fill in the form of the page at `path`: what it hides goes along."""
        page = self.client.get(path, follow=True)
        hidden = re.findall(
            r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode()
        )
        return self.post(page.request["PATH_INFO"], dict(hidden) | data, *wanted, status=status)

    def _look(self, method, path, answer, wanted, status):
        Visitor.visits += 1
        where = f"{self.who}: {method} {path}"
        assert answer.status_code == status, f"{where} answers {answer.status_code}, not {status}"
        if answer.get("Content-Type", "").startswith("text/html"):
            text = re.sub(r"\s+", " ", answer.content.decode())
            for each in wanted:
                assert each in text, f"{where} does not say {each!r}: {_seen(text)}"
        return answer


def _seen(text):
    body = re.sub(r"<(script|style).*?</\1>", "", text.partition("<body")[2])
    return re.sub(r"<[^>]*>", " ", body)[:1500]
