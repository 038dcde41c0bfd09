"""What of an attempt its learner sees, and when: Moodle's eight things at four times."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Thing(models.TextChoices):
    """By Moodle's names (mod/quiz, review options)."""

    ATTEMPT = "attempt", _("The answers given")
    CORRECTNESS = "correctness", _("Whether they are right")
    MAX_MARKS = "max_marks", _("Possible marks")
    MARKS = "marks", _("Marks")
    SPECIFIC = "specific", _("Feedback of the answers")
    GENERAL = "general", _("General feedback")
    RIGHT = "right", _("The right answer")
    OVERALL = "overall", _("Score and result")


class Time(models.TextChoices):
    DURING = "during", _("During the attempt")
    IMMEDIATELY = "immediately", _("Right after submitting")
    LATER = "later", _("Later, while it is open")
    CLOSED = "closed", _("After it is closed")


class Preset(models.TextChoices):
    PRACTICE = "practice", _("Practice: everything right after submitting")
    EXAM = "exam", _("Exam: the score after submitting, answers and keys once it is closed")
    SCORE = "score", _("Score only: questions and keys stay closed")
    OWN = "own", _("As ticked below")


Matrix = Mapping[str, Any]
# Moodle: "immediately after the attempt" are two minutes (mod/quiz, IMMEDIATELY_AFTER_PERIOD).
IMMEDIATE = timedelta(minutes=2)
_ALL = [thing.value for thing in Thing]
_DURING = [
    Thing.ATTEMPT.value,
    Thing.CORRECTNESS.value,
    Thing.MAX_MARKS.value,
    Thing.MARKS.value,
    Thing.SPECIFIC.value,
    Thing.GENERAL.value,
]
_SCORE = [Thing.MAX_MARKS.value, Thing.OVERALL.value]
PRESETS: dict[str, dict[str, list[str]]] = {
    Preset.PRACTICE: {
        Time.DURING: _DURING,
        Time.IMMEDIATELY: _ALL,
        Time.LATER: _ALL,
        Time.CLOSED: _ALL,
    },
    Preset.EXAM: {
        Time.DURING: _DURING,
        Time.IMMEDIATELY: _SCORE,
        Time.LATER: _SCORE,
        Time.CLOSED: _ALL,
    },
    Preset.SCORE: {
        Time.DURING: [Thing.ATTEMPT.value],
        Time.IMMEDIATELY: _SCORE,
        Time.LATER: _SCORE,
        Time.CLOSED: _SCORE,
    },
}
# What cannot be ticked: during an attempt its own answers are seen, and there is no result yet.
_ALWAYS = {Time.DURING: {Thing.ATTEMPT.value}}
_NEVER = {Time.DURING: {Thing.OVERALL.value}}


def ticked(preset: str, own: Matrix) -> dict[str, set[str]]:
    """By time, the names of what is seen then. What is in doubt stays closed."""
    matrix: Matrix = PRESETS.get(preset, own if preset == Preset.OWN else {})
    found: dict[str, set[str]] = {}
    for time in Time.values:
        listed = matrix.get(time)
        known = {each for each in listed if each in _ALL} if isinstance(listed, list) else set()
        found[time] = (known | _ALWAYS.get(Time(time), set())) - _NEVER.get(Time(time), set())
    return found


def time_of(submitted_at: datetime | None, closes_at: datetime | None, now: datetime) -> Time:
    """`closes_at`: for whoever made the attempt. An attempt that is not handed in is under way."""
    if submitted_at is None:
        return Time.DURING
    if closes_at is not None and now >= closes_at:
        return Time.CLOSED
    return Time.IMMEDIATELY if now < submitted_at + IMMEDIATE else Time.LATER


def labels(names: set[str]) -> list[str | Promise]:
    return [thing.label for thing in Thing if thing.value in names]
