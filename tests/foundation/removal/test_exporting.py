"""What a plugin knew can be read without it."""

import json
import os
from pathlib import Path
from typing import Any

from courses.models import CoursePage
from foundation.removal import operations
from foundation.removal.leaving import leaving
from mentoring.models import Session
from scheduling.models import Booking, CalendarFeed
from tests.foundation.removal.attached import CONTENT, attach_file


def _export(name: str, folder: Path) -> tuple[Path, dict[str, Any]]:
    place = operations.export(leaving(name), folder)
    return place, json.loads((place / "manifest.json").read_text())


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_every_record_is_a_line_with_names_beside_the_numbers(db, world, tmp_path):
    place, manifest = _export("mentoring", tmp_path)
    assert manifest["app"] == "mentoring"
    for model in leaving("mentoring").own_models:
        count = model._base_manager.count()
        assert manifest["files"].get(f"{model._meta.label}.jsonl", 0) == count
    found = {row["id"]: row for row in _rows(place / "mentoring.Session.jsonl")}
    session = Session.objects.select_related("mentor", "booking").order_by("pk")[0]
    row = found[session.pk]
    assert row["mentor_id"] == session.mentor_id
    assert row["mentor"] == str(session.mentor)
    bookings = {row["id"]: row for row in _rows(place / "around" / "scheduling.Booking.jsonl")}
    assert bookings[row["booking_id"]]["starts_at"][:10] == f"{session.booking.starts_at:%Y-%m-%d}"
    assert len(bookings) == Booking.objects.filter(kind__startswith="session").count()


def test_the_manifest_counts_the_lines_of_each_file(db, world, tmp_path):
    CoursePage.objects.order_by("pk")[0].save_revision()
    place, manifest = _export("courses", tmp_path)
    files = {str(path.relative_to(place)): path for path in place.rglob("*.jsonl")}
    assert manifest["files"] == {name: len(_rows(path)) for name, path in files.items()}
    assert {"courses.Enrollment.jsonl", "pages.jsonl", "revisions.jsonl"} <= set(files)


def test_pages_are_there_with_their_content_and_every_version(db, world, tmp_path):
    changed = CoursePage.objects.order_by("pk")[0]
    changed.title = "A newer title"
    changed.save_revision()
    place, _ = _export("courses", tmp_path)
    own = leaving("courses").pages()
    pages = {row["pk"]: row for row in _rows(place / "pages.jsonl")}
    assert set(pages) == set(own.values_list("pk", flat=True))
    course = next(row for row in pages.values() if row["type"] == "courses.CoursePage")
    assert {"title", "address", "is_live", "body", "audience"} <= set(course)
    (version,) = _rows(place / "revisions.jsonl")
    assert version["object_id"] == str(changed.pk)
    assert version["content"]["title"] == "A newer title"


def test_private_files_lie_beside_their_records(db, world, tmp_path):
    file = attach_file()
    place, manifest = _export("mentoring", tmp_path)
    assert (place / "files" / file.file.name).read_bytes() == CONTENT
    assert manifest["files"]["files/"] == 1
    assert manifest["private_files"] == {file.file.name: file.name}
    file.file.storage.delete(file.file.name)
    _, manifest = _export("mentoring", tmp_path)
    assert manifest["missing"] == [file.file.name]
    assert "files/" not in manifest["files"]


def test_a_secret_is_in_no_export(db, world, tmp_path):
    feed = CalendarFeed.objects.create(person=world.cast["sari"].person)
    place, _ = _export("scheduling", tmp_path)
    assert all(feed.secret not in path.read_text() for path in place.rglob("*.jsonl"))
    assert (place / "scheduling.CalendarFeed.jsonl").exists()


def test_an_export_overwrites_none_and_is_for_its_owner_alone(db, world, tmp_path):
    folder = tmp_path / "removed"
    before = os.umask(0)
    try:
        first, _ = _export("mentoring", folder)
    finally:
        os.umask(before)
    text = (first / "manifest.json").read_text()
    second, _ = _export("mentoring", folder)
    assert first != second
    assert (first / "manifest.json").read_text() == text
    for path in [folder, first, *first.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path
