"""Whoever edits has opened the page before: the form carries the version that she saw."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

_VERSION = re.compile(r'name="version" value="([^"]*)"')


def version_of(page: HttpResponse) -> str:
    found = _VERSION.search(page.content.decode())
    return found.group(1) if found else ""


def opened(client: Client, address: str, typed: dict[str, Any]) -> dict[str, Any]:
    """What a browser sends that has opened the form and typed this."""
    return {"version": version_of(client.get(address)), **typed}


def send(client: Client, address: str, typed: dict[str, Any], **options: Any) -> Any:
    return client.post(address, opened(client, address, typed), **options)
