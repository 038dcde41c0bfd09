"""One walk over every page, recorded: by it pages, weight and policy are judged."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from wagtail.images import get_image_model

from courses.models import CoursePage
from tests import databases
from tests.guards import weighing
from tests.guards.matrix import ROLES
from tests.guards.pictures import illustrate
from tests.guards.visits import Visit, client_of, is_page, visits
from tests.guards.world import World, find_world
from tests.scratch import keep_private_files_in

LEARNERS = ("visitor", "innovator", "head")
# A reading changes the place to continue at, and what a session remembers.
ALLOWED = re.compile(
    r'UPDATE "courses_enrollment" SET "last_activity_id"'
    r'|(INSERT INTO|UPDATE|DELETE FROM) "django_session"'
)
WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What somebody was answered, what was written meanwhile, and the bytes of a first visit."""

    visit: Visit
    response: HttpResponse
    writes: list[str]
    whole: int


@contextmanager
def watching() -> Iterator[list[str]]:
    """What is written meanwhile."""
    writes: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if WRITE.match(sql) and not ALLOWED.match(sql):
            writes.append(sql[:100])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield writes


def _kept(response: HttpResponse) -> HttpResponse:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return HttpResponse(content, status=response.status_code, headers=dict(response.items()))


def _read(client: Client, path: str) -> tuple[HttpResponse, list[str]]:
    with watching() as writes:
        return _kept(client.get(path)), writes


def _walk(world: World, part: str) -> Iterator[Reading]:
    clients = {role: client_of(world, role) for role in ROLES}
    resized = get_image_model().get_rendition_model()._meta.db_table
    weights: dict[str, int] = {}
    for visit in visits(world, part=part):
        response, writes = _read(clients[visit.role], visit.path)
        if writes and all(f'INTO "{resized}"' in each for each in writes):
            # A picture is resized when it is shown first; the next reader changes nothing.
            response, writes = _read(clients[visit.role], visit.path)
        is_weighed = visit.role in LEARNERS and is_page(response)
        whole = weighing.cold(response.content, weights) if is_weighed else 0
        yield Reading(visit, response, writes, whole)


@contextmanager
def in_pictures(copy: str, folder: Path) -> Iterator[None]:
    """Stand in a copy of the world whose pictures lie in that folder."""
    keep_private_files_in(folder / "private")
    with override_settings(MEDIA_ROOT=folder / "media"), databases.pointed_at(copy):
        yield


def illustrate_all() -> None:
    """A cover per course, a picture per lesson."""
    for course in CoursePage.objects.all():
        illustrate(course)


def recorded(part: str) -> list[Reading]:
    """What everybody reads on the pages of one app; nothing of it remains."""
    with transaction.atomic():
        readings = list(_walk(find_world(), part))
        transaction.set_rollback(True)
    return readings
