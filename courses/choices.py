"""Choices that pages, forms and filters share."""

from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """For whom a course is; `CourseQuerySet.visible_to` holds the rule."""

    PUBLIC = "public", _("Everybody")
    REGISTERED = "registered", _("Everybody who has an account")
    ASN = "asn", _("Civil servants (ASN)")
    OPDS = "opds", _("People of the OPDs named below")


class Level(models.TextChoices):
    BASIC = "basic", _("Basic")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class Length(models.TextChoices):
    """Bands of lesson hours by which the catalogue is narrowed: `2`, `2-5`, `5`."""

    SHORT = "short", _("up to 2 JP")
    MIDDLE = "middle", _("more than 2 up to 5 JP")
    LONG = "long", _("more than 5 JP")


class DoneWhen(models.TextChoices):
    """The act that makes an activity done; an editor chooses among those that its kind knows."""

    VIEWED = "viewed", _("It was opened")
    MINUTES = "minutes", _("The learner says so, some minutes after opening it")
    MARKED = "marked", _("The learner says so")
    SUBMITTED = "submitted", _("The work was handed in")
    PASSED = "passed", _("It was passed")
    GRADED = "graded", _("The work was marked")


class CompleteWhen(models.TextChoices):
    """How many of the required activities complete a course."""

    ALL = "all", _("All required lessons are done")
    ANY = "any", _("One of the required lessons is done")
    COUNT = "count", _("As many of the required lessons are done as said below")


class CompletedBy(Enum):
    """What makes an activity done for its learner, unless its editor chooses another rule that its kind
    knows (`DoneWhen`)."""

    VIEWING = "viewing"  # opening it
    MARKING = "marking"  # the learner says so
    OWN_OPERATION = "own operation"  # its kind: a quiz passed, an assignment accepted
