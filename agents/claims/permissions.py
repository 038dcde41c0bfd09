"""Over whose accounts somebody decides."""

from dataclasses import dataclass

from django.db import models
from django.utils import timezone

from agents.models import Appointment, Person, Posting
from agents.models.appointments import has_role, opds_in_charge
from agents.models.claims import Claim
from foundation.users import AnyUser

Kind = Appointment.Kind
IN_CHARGE = (Kind.INNOVATION_ADMIN, Kind.HEAD)


@dataclass(frozen=True)
class Charge:
    """The units of which somebody is head or admin; the clinic has the whole region."""

    opds: frozenset[int]
    is_clinic: bool

    def people(self) -> models.QuerySet[Person]:
        """Everybody, for the clinic; else those whose primary posting today is in one of the
        units."""
        if self.is_clinic:
            return Person.objects.all()
        today = timezone.localdate()
        posted = Posting.objects.primary().in_force(today).filter(opd_id__in=self.opds)
        return Person.objects.filter(pk__in=posted.values("person_id"))

    def claims(self) -> models.QuerySet[Claim]:
        """Claims of those people; what means nobody is nobody's to answer."""
        claims = Claim.objects.exclude(person=None)
        return claims if self.is_clinic else claims.of_people(self.people())

    def listed(self) -> models.QuerySet[Person]:
        """People with where they work today, and whether only the clinic vouches for them."""
        today = timezone.localdate()
        postings = Posting.objects.primary().in_force(today).select_related("opd")
        appointed = Appointment.objects.not_ended(today).filter(person=models.OuterRef("pk"))
        return (
            self.people()
            .annotate(is_appointed=models.Exists(appointed))
            .prefetch_related(models.Prefetch("postings", postings, to_attr="running"))
        )


def charge_of(user: AnyUser) -> Charge | None:
    """What the account decides about today; None for whoever is neither head nor innovation admin
    of a unit nor of the clinic."""
    if not user.is_authenticated:
        return None
    today = timezone.localdate()
    if user.is_superuser or has_role(user, today, Kind.CLINIC):
        return Charge(frozenset(), is_clinic=True)
    opds = opds_in_charge(user, today, *IN_CHARGE)
    return Charge(frozenset(opds), is_clinic=False) if opds else None


def has_charge(user: AnyUser) -> bool:
    """Whether `charge_of` answers one. The header asks it on every page, in the query that roles
    cost."""
    if not user.is_authenticated:
        return False
    return bool(user.is_superuser) or has_role(user, timezone.localdate(), Kind.CLINIC, *IN_CHARGE)
