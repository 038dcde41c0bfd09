from datetime import date, timedelta
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models.opds import Opd, opds_below
from agents.models.people import Person
from foundation.compiled import Compiled
from foundation.facts import fact
from foundation.models import PrivateFile
from foundation.request_cache import ask_once
from foundation.users import AnyUser

# So long before its last day, the end of an appointment is worth a warning.
ENDING = timedelta(days=30)


class Decree(models.Model):
    """A letter that makes something so: decree, assignment, order."""

    class Kind(models.TextChoices):
        DECREE = "sk", _("Decree (SK)")
        ASSIGNMENT = "st", _("Letter of assignment")
        ORDER = "sp", _("Letter of order")

    kind = models.CharField(_("kind"), max_length=4, choices=Kind, default=Kind.DECREE)
    number = models.CharField(_("number"), max_length=100)
    issued_on = models.DateField(_("date"))
    about = models.CharField(_("subject"), max_length=255)
    file = models.ForeignKey(
        PrivateFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )

    class Meta:
        verbose_name = _("decree")
        verbose_name_plural = _("decrees")
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["number", "issued_on"], name="decree_number_once_a_day")
        ]

    def __str__(self) -> str:
        return self.number


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def in_force(self, on: date) -> Self:
        """Those whose term covers a local day, first and last day included."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on), starts_on__lte=on)

    def not_ended(self, on: date) -> Self:
        """In force on a local day or beginning later."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on))

    def ending_by(self, on: date, last: date) -> Self:
        """Those that end from a local day on until `last`, both included."""
        return self.filter(ends_on__gte=on, ends_on__lte=last)

    def of(self, user: AnyUser) -> Self:
        """Appointments of the person behind an account; of nobody for a visitor."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(person__user_id=user.pk)

    def kinds(self, *kinds: "Appointment.Kind") -> Self:
        """Those of any of these roles."""
        return self.filter(kind__in=kinds)


class Appointment(models.Model):
    """A decree gives somebody a role over some OPDs for a term.

    Rights are read from the appointments in force at that instant; Wagtail's groups are
    derived from them and never edited by hand.
    """

    class Kind(models.TextChoices):
        HEAD = "head", _("OPD head")
        INNOVATION_ADMIN = "innovation_admin", _("Innovation admin")
        AGENT = "agent", _("Innovation agent")
        PAMONG = "pamong", _("Pamong")
        CLINIC = "clinic", _("Clinic team")
        SUPERVISOR = "supervisor", _("Supervisor")
        VERIFIER = "verifier", _("Verifier")
        EDITOR = "editor", _("Editor")

    class Circle(models.TextChoices):
        IMPLEMENTER = "implementer", _("Implementer")
        ACTOR = "actor", _("Actor")
        NETWORK = "network", _("Network")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="appointments", verbose_name=_("person")
    )
    kind = models.CharField(_("role"), max_length=20, choices=Kind)
    circle = models.CharField(_("circle"), max_length=20, choices=Circle, blank=True)
    decree = models.ForeignKey(
        Decree, models.PROTECT, related_name="appointments", verbose_name=_("decree")
    )
    scope = models.ManyToManyField(
        Opd, through="AppointmentScope", related_name="+", verbose_name=_("scope")
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="appointment_term_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="clinic", circle__gt="")
                | ~models.Q(kind="clinic") & models.Q(circle=""),
                name="appointment_circle_is_for_the_clinic",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}"

    def is_in_force(self, on: date) -> bool:
        """Whether the term covers a local day; as `AppointmentQuerySet.in_force`."""
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)


class AppointmentScope(models.Model):
    """One OPD over which a role is held; those below it are meant too."""

    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="scopes")
    opd = models.ForeignKey(Opd, models.PROTECT, related_name="+", verbose_name=_("OPD"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["appointment", "opd"], name="appointment_scope_once")
        ]

    def __str__(self) -> str:
        return str(self.opd)


# (person, kind of an appointment in force, OPD of its scope); None without one.
_RoleRow = tuple[int, str | None, int | None]

# From the person outward, so that one question also tells who she is when she has no role.
_role_rows: Compiled[_RoleRow] = Compiled(
    lambda account, on: (
        Person.objects.filter(user_id=account)
        .annotate(
            running=models.FilteredRelation(
                "appointments",
                condition=models.Q(appointments__starts_on__lte=on)
                & (models.Q(appointments__ends_on=None) | models.Q(appointments__ends_on__gte=on)),
            )
        )
        .order_by()
        .values_list("pk", "running__kind", "running__scopes__opd_id")
    )
)


def _role_rows_of(user: AnyUser, on: date) -> list[_RoleRow]:
    """(person, kind, OPD of the scope or None) of every appointment in force; one line without a
    kind where there is none. One query, once a page."""
    if not user.is_authenticated:
        return []
    return ask_once(("agents.roles", user.pk, on), lambda: _role_rows(user.pk, on))


def person_id_of(user: AnyUser, on: date) -> int | None:
    """The key of the person behind an account; None for visitors and accounts without one. From the
    same query as the roles of that day."""
    return next((person for person, _, _ in _role_rows_of(user, on)), None)


def roles_of(user: AnyUser, on: date) -> frozenset[tuple[str, int | None]]:
    """Kind and OPD (None where the role is not held over one) of every appointment in force on a
    local day; one pair for each OPD."""
    return fact(_roles_of, user, on)


def _roles_of(user: AnyUser, on: date) -> frozenset[tuple[str, int | None]]:
    return frozenset((kind, opd) for _, kind, opd in _role_rows_of(user, on) if kind is not None)


def opds_in_charge(user: AnyUser, on: date, *kinds: Appointment.Kind) -> frozenset[int]:
    """Ids of the OPDs over which `user` holds one of `kinds` on a local day, those below included."""
    return fact(_opds_in_charge, user, on, *kinds)


def _opds_in_charge(user: AnyUser, on: date, *kinds: Appointment.Kind) -> frozenset[int]:
    roles = roles_of(user, on)
    tops = {opd for kind, opd in roles if kind in kinds and opd is not None}
    return frozenset(opds_below(tops))


def has_role(user: AnyUser, on: date, *kinds: Appointment.Kind) -> bool:
    """Whether the account holds one of `kinds` on a local day, over whatever OPDs. One query, once
    a request."""
    return any(kind in kinds for kind, _ in roles_of(user, on))
