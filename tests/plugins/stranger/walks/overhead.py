"""What pages that are not ours cost, in a process of its own with or without the plugins: queries,
bytes and time, as one line of JSON. As a visitor and, where there is one, signed in."""

import json
import time
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from walks.hosts import HOST
from walks.visitor import Visitor

ROUNDS = 50
PATHS = ("/", "/search/?query=Market", "/sitemap.xml", "/api/v2/pages/")


def run(world):
    if not get_user_model().objects.exists():  # the village before any plugin
        HOST.make_root()
        HOST.add_front()
    people = {"visitor": Visitor(), "signed in": Visitor(get_user_model().objects.first())}
    found = {
        f"{path}, {who}": _measured(visitor.client, path)
        for who, visitor in people.items()
        for path in PATHS
    }
    Path("overhead.json").write_text(json.dumps(found))


def _measured(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    spent = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        client.get(path)
        spent.append((time.process_time() - begin) * 1000)
    return {"queries": len(captured), "bytes": len(answer.content), "ms": min(spent)}
