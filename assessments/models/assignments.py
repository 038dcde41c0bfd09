"""Assignments: what is asked for, what was handed in, version by version, and how it was marked."""

from datetime import datetime
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from agents.models import Appointment, Opd, Person
from agents.models.appointments import has_role
from assessments.assignment_page_form import AssignmentPageForm
from assessments.models.rubrics import Rubric, RubricVersion
from courses.blocks import LessonBlocks
from courses.choices import CompletedBy, DoneWhen
from courses.models import ActivityPage, Enrollment
from foundation.models import PrivateFile
from foundation.users import AnyUser

Kind = Appointment.Kind
STAFF = (Kind.CLINIC, Kind.EDITOR)


def arranges_assignments(user: AnyUser) -> bool:
    """The clinic and editors by their appointments of today, and superusers: they appoint markers and
    extend deadlines."""
    if not user.is_authenticated:
        return False
    return bool(user.is_superuser) or has_role(user, timezone.localdate(), *STAFF)


class AssignmentPage(ActivityPage):
    """Work that a learner hands in, and that one or two people mark."""

    completed_by = CompletedBy.OWN_OPERATION
    done_rules = (DoneWhen.PASSED, DoneWhen.SUBMITTED, DoneWhen.GRADED)
    gives_score = True

    body = StreamField(LessonBlocks(required=False), blank=True, verbose_name=_("what to do"))
    takes_text = models.BooleanField(_("a text"), default=True)
    takes_link = models.BooleanField(_("a link"), default=False)
    takes_file = models.BooleanField(_("a file"), default=True)
    asks_for = models.CharField(
        _("something of the learner's own"), max_length=60, blank=True, default=""
    )
    due_at = models.DateTimeField(
        _("due"), null=True, blank=True, help_text=_("What comes later is marked as late.")
    )
    cut_off_at = models.DateTimeField(
        _("taken until"), null=True, blank=True, help_text=_("Nothing is taken after that.")
    )
    rubric = models.ForeignKey(
        Rubric,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("rubric"),
    )
    marker_count = models.PositiveSmallIntegerField(
        _("markers of each work"),
        default=1,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2)],
    )
    threshold = models.PositiveSmallIntegerField(
        _("largest difference (percent)"),
        default=20,
        blank=True,
        validators=[MaxValueValidator(100)],
        help_text=_("Of two markers. What differs more asks for a third decision."),
    )
    pass_score = models.PositiveSmallIntegerField(
        _("passed from (percent)"), default=60, blank=True, validators=[MaxValueValidator(100)]
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("takes_text"),
                FieldPanel("takes_link"),
                FieldPanel("takes_file"),
                FieldPanel("asks_for"),
                FieldPanel("due_at"),
                FieldPanel("cut_off_at"),
            ],
            heading=_("What is handed in"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("rubric"),
                FieldPanel("marker_count"),
                FieldPanel("threshold"),
                FieldPanel("pass_score"),
            ],
            heading=_("Marking"),
        ),
        *ActivityPage.activity_panels,
    ]
    base_form_class = AssignmentPageForm
    template = "assessments/assignments/assignment_page.html"

    class Meta:
        verbose_name = _("course assignment")
        verbose_name_plural = _("course assignments")

    def times_for(self, enrollment: Enrollment) -> tuple[datetime | None, datetime | None]:
        """Due and taken until, for one learner: her newest extension moves both. One query."""
        newest = self.extensions.filter(enrollment=enrollment).order_by("-pk").first()
        if newest is None:
            return self.due_at, self.cut_off_at
        due = max(filter(None, (self.due_at, newest.until)), default=None)
        return due if self.due_at else None, newest.until


class MarkerQuerySet(models.QuerySet["Marker"]):
    def in_force(self) -> Self:
        return self.filter(ended_at=None)

    def of(self, user: AnyUser) -> Self:
        return self.filter(person__user_id=user.pk) if user.is_authenticated else self.none()


class Marker(models.Model):
    """Somebody marks what is handed in to an assignment: any person, so a mentor too."""

    assignment = models.ForeignKey(AssignmentPage, models.CASCADE, related_name="markers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    appointed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    appointed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MarkerQuerySet.as_manager()

    class Meta:
        verbose_name = _("marker")
        verbose_name_plural = _("markers")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "person"],
                condition=models.Q(ended_at=None),
                name="marker_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}"


class Extension(models.Model):
    """One learner may hand in until later; the newest counts, none is changed."""

    assignment = models.ForeignKey(AssignmentPage, models.CASCADE, related_name="extensions")
    enrollment = models.ForeignKey(Enrollment, models.CASCADE, related_name="+")
    until = models.DateTimeField(_("taken until"))
    reason = models.CharField(_("reason"), max_length=250, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")

    def __str__(self) -> str:
        return f"{self.enrollment}: {self.until}"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def handed_in(self) -> Self:
        return self.exclude(state=Submission.State.DRAFT)

    def to_mark(self) -> Self:
        return self.filter(state=Submission.State.SUBMITTED)

    def of(self, user: AnyUser) -> Self:
        return (
            self.filter(enrollment__person__user_id=user.pk)
            if user.is_authenticated
            else self.none()
        )

    def marked_for(self, user: AnyUser) -> Self:
        """Handed in to an assignment whose marker `user` is today; nobody marks her own."""
        mine = Marker.objects.of(user).in_force().values("assignment_id")
        return (
            self.handed_in().filter(assignment__in=mine).exclude(pk__in=self.of(user).values("pk"))
        )

    def visible_to(self, user: AnyUser) -> Self:
        """Her own; what was handed in to assignments that she marks; all of that for whoever arranges
        assignments. The office of a learner sees results alone (`results_for`)."""
        if not user.is_authenticated:
            return self.none()
        seen = models.Q(pk__in=self.of(user).values("pk"))
        seen |= models.Q(pk__in=self.marked_for(user).values("pk"))
        if arranges_assignments(user):
            seen |= ~models.Q(state=Submission.State.DRAFT)
        return self.filter(seen)


class Submission(models.Model):
    """One version of a learner's work. A draft becomes what was handed in; what was given back stays as
    it was, and the next draft is the next version."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Handed in")
        RETURNED = "returned", _("Given back")
        GRADED = "graded", _("Marked")

    assignment = models.ForeignKey(AssignmentPage, models.PROTECT, related_name="submissions")
    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="+")
    n = models.PositiveIntegerField(_("version"), default=1)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    text = models.TextField(_("text"), blank=True, max_length=50_000)
    link = models.URLField(_("link"), blank=True, max_length=500)
    file = models.ForeignKey(
        PrivateFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    thing: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)  # frozen
    revision = models.PositiveIntegerField(default=0)  # counts saves of the draft
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    is_late = models.BooleanField(default=False)
    opd = models.ForeignKey(Opd, models.PROTECT, null=True, blank=True, related_name="+")
    remarks = models.TextField(_("remarks"), blank=True, max_length=5000)
    returned_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    returned_at = models.DateTimeField(null=True, blank=True)
    needs_decision = models.BooleanField(default=False)
    score = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    graded_at = models.DateTimeField(_("marked"), null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "enrollment", "n"], name="submission_version_once"
            ),
            models.UniqueConstraint(
                fields=["assignment", "enrollment"],
                condition=models.Q(state__in=["draft", "submitted"]),
                name="submission_open_once",
            ),
        ]
        indexes = [models.Index(fields=["assignment", "state"], name="submission_by_state")]

    def __str__(self) -> str:
        return f"{self.assignment} {self.n}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:submission", args=[self.pk])

    @property
    def is_passed(self) -> bool:
        return self.score is not None and self.score >= self.assignment.pass_score


class Marking(models.Model):
    """What one marker gave one submission; append only. A decision counts instead of what differed."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="markings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    rubric_version = models.ForeignKey(
        RubricVersion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    levels: "models.JSONField[list[int], list[int]]" = models.JSONField(default=list, blank=True)
    score = models.DecimalField(max_digits=5, decimal_places=2)  # percent
    comment = models.TextField(_("comment"), blank=True, max_length=5000)
    is_decision = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        constraints = [
            models.UniqueConstraint(fields=["submission", "person"], name="marking_once"),
            models.UniqueConstraint(
                fields=["submission"],
                condition=models.Q(is_decision=True),
                name="marking_one_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.score}"
