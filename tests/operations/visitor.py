"""Somebody with a browser, a password and perhaps an authenticator app."""

import base64
import hmac
import re
import ssl
import struct
import time
from typing import Any

import requests
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin


class Visitor:
    def __init__(self, base_url: str, authority: str) -> None:
        self.base_url = base_url
        self.session = requests.Session()
        self.session.verify = authority
        self.session.trust_env = False  # else another bundle of authorities wins

    def get(self, path: str, **options: Any) -> requests.Response:
        return self.session.get(self.base_url + path, timeout=30, **options)

    def post(self, path: str, data: dict[str, str], **headers: str) -> requests.Response:
        """As a browser does: with the token of the form and the page that it stands on."""
        return self.session.post(
            self.base_url + path,
            data={"csrfmiddlewaretoken": self.session.cookies["__Host-csrf"], **data},
            headers={"Referer": self.base_url + path, **headers},
            timeout=30,
        )

    def sign_in(self, email: str, password: str, secret: str = "") -> requests.Response:
        self.get("/akun/login/")
        answer = self.post("/akun/login/", {"login": email, "password": password})
        if "/2fa/" in answer.url:
            path = answer.url.removeprefix(self.base_url)
            answer = self.post(path, {"code": one_time_code(secret)})
        return answer

    def listen(self, follow: str, *, origin: str = "") -> ClientConnection:
        """The socket that a page opens, with this visitor's cookies."""
        cookies = "; ".join(f"{each.name}={each.value}" for each in self.session.cookies)
        return connect(
            f"{self.base_url.replace('https', 'wss', 1)}/ws/?ikuti={follow}",
            origin=Origin(origin or self.base_url),
            additional_headers={"Cookie": cookies},
            ssl=ssl.create_default_context(cafile=str(self.session.verify)),
            proxy=None,
        )


def one_time_code(secret: str) -> str:
    """RFC 6238, as an authenticator app does it."""
    counter = struct.pack(">Q", int(time.time() // 30))
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    at = digest[-1] & 15
    number = int.from_bytes(digest[at : at + 4]) & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


def style_sheets(page: str) -> list[str]:
    return re.findall(r'href="(/static/[^"]+\.css)"', page)
