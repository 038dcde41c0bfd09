"""Choices that pages, forms and records of quizzes share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Difficulty(models.TextChoices):
    EASY = "easy", _("Easy")
    MEDIUM = "medium", _("Medium")
    HARD = "hard", _("Hard")


class Behaviour(models.TextChoices):
    """When a learner hears how she did."""

    DEFERRED = "deferred", _("At the end: feedback once all is submitted")
    IMMEDIATE = "immediate", _("At once: each question can be checked, one time")
    RETRY = "retry", _("With another try: hints, and each try more costs a part of the mark")


class OnTimeOut(models.TextChoices):
    """What becomes of an attempt that was not submitted in time."""

    AUTOSUBMIT = "autosubmit", _("It is submitted with the answers that are saved")
    OVERDUE = "overdue", _("It may still be submitted for a while, without new answers")
    ABANDON = "abandon", _("It counts for nothing unless it was submitted in time")


class Counts(models.TextChoices):
    """Which of several attempts is the result."""

    HIGHEST = "highest", _("The highest score")
    AVERAGE = "average", _("The average of all attempts")
    FIRST = "first", _("The first attempt")
    LAST = "last", _("The last attempt")


class Which(models.TextChoices):
    """Which attempts of a learner enter statistics."""

    ALL = "all", _("All attempts")
    FIRST = "first", _("The first attempt of each")
    LAST = "last", _("The last attempt of each")
    HIGHEST = "highest", _("The best attempt of each")


class Navigation(models.TextChoices):
    FREE = "free", _("Free: back and forth")
    SEQUENTIAL = "sequential", _("Only forward: no page is opened again")


class State(models.TextChoices):
    """Of an attempt, by Moodle's names. Not started is where there is no attempt yet."""

    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    OVERDUE = "overdue", _("Overdue")
    SUBMITTED = "submitted", _("Waiting for grading")
    FINISHED = "finished", _("Finished")
    ABANDONED = "abandoned", _("Abandoned")


OPEN = (State.IN_PROGRESS, State.OVERDUE)
HANDED_IN = (State.SUBMITTED, State.FINISHED)
