"""What people achieved, and how much of it counts."""

from datetime import date
from decimal import Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Opd, Person
from agents.reporting.permissions import reported_opds
from foundation.users import AnyUser


class Role(models.TextChoices):
    """As what somebody took part."""

    PARTICIPANT = "participant", _("participant")
    SPEAKER = "speaker", _("speaker")
    MODERATOR = "moderator", _("moderator")
    COMMITTEE = "committee", _("committee")


class Form(models.TextChoices):
    """How was learned: the forms of developing competence that PerLAN 10/2018 names."""

    COURSE = "course", _("bimtek or training in class")
    E_LEARNING = "e_learning", _("e-learning")
    SEMINAR = "seminar", _("seminar, conference or workshop")
    COACHING = "coaching", _("coaching or mentoring")
    INTERNSHIP = "internship", _("internship or exchange")
    OTHER = "other", _("another form")


class JpRuleQuerySet(models.QuerySet["JpRule"]):
    def in_force(self, on: date) -> Self:
        """Those that hold on a local day, first and last day included."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on), starts_on__lte=on)


class JpRule(models.Model):
    """How many JP one form counts in one role, from the first to the last day, with its source.

    Of one form and role at most one holds on a day. An achievement keeps the rule of its last day.
    """

    class Basis(models.TextChoices):
        STATED = "stated", _("the JP that the organiser states")
        MINUTES = "minutes", _("minutes divided by the value")
        FIXED = "fixed", _("the value for each occasion")

    form = models.CharField(_("form"), max_length=20, choices=Form)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    basis = models.CharField(_("counts"), max_length=10, choices=Basis, default=Basis.STATED)
    value = models.DecimalField(
        _("value"),
        max_digits=5,
        decimal_places=1,
        default=Decimal(1),
        help_text=_("JP for each occasion, or minutes of one JP."),
    )
    step = models.DecimalField(
        _("rounded down to"), max_digits=3, decimal_places=1, default=Decimal("0.5")
    )
    cap_per_year = models.DecimalField(
        _("at most so many JP a year"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    source = models.CharField(_("source of the rule"), max_length=255)

    objects = JpRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("JP rule")
        verbose_name_plural = _("JP rules")
        ordering = ["form", "role", "-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "role"],
                condition=models.Q(ends_on=None),
                name="jp_rule_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="jp_rule_term_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gt=0, step__gt=0), name="jp_rule_counts_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()}, {self.get_role_display()}"


class AchievementQuerySet(models.QuerySet["Achievement"]):
    def standing(self) -> Self:
        """Those that count: neither withdrawn nor superseded."""
        return self.filter(withdrawn_at=None)

    def of(self, user: AnyUser) -> Self:
        """Those of the person behind an account; of nobody for a visitor."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(person__user_id=user.pk)

    def visible_to(self, user: AnyUser) -> Self:
        """One's own; those of the OPDs whose figures `user` may open; all for the clinic."""
        if not user.is_authenticated:
            return self.none()
        opds = reported_opds(user)
        if opds is None:
            return self
        return self.filter(models.Q(person__user_id=user.pk) | models.Q(opd_id__in=opds))

    def of_year(self, year: int) -> Self:
        """An achievement belongs to the year of its last day."""
        return self.filter(ends_on__year=year)


class Achievement(models.Model):
    """One person achieved one thing, in one role. Written once; withdrawn with a reason, and never
    deleted.

    `source_key` names the occasion of learning (`courses.course:5:1`: course and cycle): a person has
    at most one standing achievement from it in one role. What is stamped stays as it was on its day.
    """

    class Kind(models.TextChoices):
        COURSE = "course", _("completed course")
        EVENT = "event", _("event")
        SESSION = "session", _("clinic session")
        OUTSIDE = "outside", _("recognised from outside")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="achievements", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.PARTICIPANT)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    form = models.CharField(_("form"), max_length=20, choices=Form)
    title = models.CharField(_("title"), max_length=255)
    organiser = models.CharField(_("organiser"), max_length=200)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    minutes = models.PositiveIntegerField(_("effective minutes"), default=0)
    jp = models.DecimalField(
        _("lesson hours (JP)"), max_digits=6, decimal_places=1, default=Decimal(0)
    )
    rule = models.ForeignKey(
        JpRule, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("JP rule")
    )
    employment = models.CharField(
        _("employment"), max_length=20, choices=Person.EmploymentKind, blank=True
    )
    opd = models.ForeignKey(
        Opd,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("regional agency"),
    )
    # What the writer froze: `units` (title, minutes), `mode`, `place`, `is_passed`.
    details = models.JSONField(default=dict, blank=True)
    source_key = models.CharField(max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)

    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.CharField(_("reason"), max_length=250, blank=True)
    # Two records of one person held the same: the other one counts.
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="supersedes"
    )

    objects = AchievementQuerySet.as_manager()

    class Meta:
        verbose_name = _("achievement")
        verbose_name_plural = _("achievements")
        ordering = ["-ends_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_key", "person", "role"],
                condition=models.Q(withdrawn_at=None),
                name="achievement_once_per_occasion",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="achievement_days_in_order",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "ends_on"], name="achievement_of_year"),
            models.Index(fields=["opd", "ends_on"], name="achievement_of_opd"),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.title}"
