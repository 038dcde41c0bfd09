"""Who accompanies what."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment, Opd, Person
from agents.models.appointments import has_role, opds_in_charge
from agents.models.opds import OpdForest, opds_below
from foundation.facts import fact
from foundation.users import AnyUser
from innovations.models import Innovation

# Whoever handed over may still read, so that questions of the successor find an answer.
READS_ON = timedelta(days=30)
Kind = Appointment.Kind
MENTORS = (Kind.AGENT, Kind.PAMONG)


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def running(self, on: date) -> Self:
        """Those whose term covers a local day, first and last day included."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on), starts_on__lte=on)

    def not_ended(self, on: date) -> Self:
        """Running on a local day, or beginning later."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on))

    def of(self, user: AnyUser) -> Self:
        """Of the mentor behind an account; none of a visitor."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(appointment__person__user_id=user.pk)

    def readable(self, on: date) -> Self:
        """Those that give their mentor a right to read on a local day: until READS_ON after they
        ended, but never beyond the decree that gave the right."""
        return self.not_ended(on - READS_ON).filter(
            models.Q(appointment__ends_on=None) | models.Q(appointment__ends_on__gte=on)
        )

    def accompanying(self, innovation: Innovation) -> Self:
        """Of the innovation itself, and of the OPD that owns it or one above, those from which
        these came included; of none as long as its owner has not confirmed it."""
        if not innovation.is_confirmed:
            return self.none()
        if innovation.opd_id is None:
            return self.filter(innovation=innovation)
        tops = set(self.exclude(opd=None).values_list("opd_id", flat=True))
        forest = OpdForest() if tops else None
        over = [top for top in tops if forest and innovation.opd_id in forest.below([top])]
        return self.filter(models.Q(innovation=innovation) | models.Q(opd_id__in=over))

    def visible_to(self, user: AnyUser) -> Self:
        """One's own, those of innovations that one may see and of OPDs in one's charge today; all
        for the clinic and superusers."""
        if not user.is_authenticated:
            return self.none()
        today = timezone.localdate()
        if user.is_superuser or has_role(user, today, Kind.CLINIC):
            return self
        in_charge = opds_in_charge(user, today, Kind.HEAD, Kind.INNOVATION_ADMIN, Kind.SUPERVISOR)
        return self.filter(
            models.Q(appointment__person__user_id=user.pk)
            | models.Q(innovation__in=Innovation.objects.visible_to(user))
            | models.Q(opd_id__in=in_charge)
        )

    def containing(self, words: str) -> Self:
        """Those that have these words in the name of the mentor, of the innovation or of the OPD."""
        return self.filter(
            models.Q(appointment__person__name__icontains=words)
            | models.Q(innovation__name__icontains=words)
            | models.Q(opd__name__icontains=words)
        )

    def with_names(self) -> Self:
        """With what their rows in lists name: mentor, innovation, OPDs."""
        return self.select_related("appointment__person", "innovation__opd", "opd")


class Assignment(models.Model):
    """An agen or pamong accompanies an innovation, or every innovation of an OPD and of those below
    it."""

    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="assignments", verbose_name=_("mentor")
    )
    innovation = models.ForeignKey(
        Innovation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("innovation"),
    )
    opd = models.ForeignKey(
        Opd, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("OPD")
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    end_reason = models.CharField(_("reason"), max_length=250, blank=True)
    handed_over_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="handed_over_to"
    )
    assigned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(innovation=None, opd__isnull=False)
                | models.Q(innovation__isnull=False, opd=None),
                name="assignment_one_subject",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="assignment_term_in_order",
            ),
            models.UniqueConstraint(
                fields=["appointment", "innovation"],
                condition=models.Q(ends_on=None, innovation__isnull=False),
                name="assignment_open_once",
            ),
            models.UniqueConstraint(
                fields=["appointment", "opd"],
                condition=models.Q(ends_on=None, opd__isnull=False),
                name="assignment_of_opd_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} – {self.subject}"

    @property
    def mentor(self) -> Person:
        return self.appointment.person

    @property
    def subject(self) -> Innovation | Opd:
        """What is accompanied: an innovation or an OPD."""
        subject = self.innovation or self.opd
        assert subject is not None  # noqa: S101  (the database holds one of the two)
        return subject

    def innovations(self) -> models.QuerySet[Innovation]:
        """What it reaches: the innovation, or the confirmed ones of the OPD and of those below."""
        if self.innovation_id:
            return Innovation.objects.filter(pk=self.innovation_id)
        return Innovation.objects.confirmed().filter(opd_id__in=opds_below([self.opd_id or 0]))

    def is_running(self, on: date) -> bool:
        """Whether the term covers a local day; as `AssignmentQuerySet.running`."""
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)


def without_mentor(on: date) -> models.QuerySet[Innovation]:
    """Confirmed innovations that nobody accompanies on a local day, neither by themselves nor by
    their OPD or one above, as long as the mentor's own appointment lasts. One query for the OPDs, and
    one for the tree where there are some; once a request."""
    running = _appointed(on)
    over = fact(_accompanied_opds, on)
    own = running.exclude(innovation=None).values("innovation_id")
    found: models.QuerySet[Innovation] = Innovation.objects.confirmed()
    # Not "exclude": an owner without OPD would fall out with it.
    return found.exclude(pk__in=own).filter(models.Q(opd_id=None) | ~models.Q(opd_id__in=over))


def _appointed(on: date) -> models.QuerySet[Assignment]:
    appointed = Appointment.objects.in_force(on)
    return Assignment.objects.running(on).filter(appointment__in=appointed).order_by()


def _accompanied_opds(on: date) -> frozenset[int]:
    tops = _appointed(on).exclude(opd=None).values_list("opd_id", flat=True)
    return frozenset(opds_below(tops))
