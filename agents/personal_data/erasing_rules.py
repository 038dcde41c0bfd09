"""What the registry settles before and when somebody's data go."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from agents.models import Appointment, Person
from agents.models.claims import Claim


def has_a_task(person: Person) -> list[str]:
    """A sentence for each appointment that has not ended: a role by decree is ended by the clinic
    first."""
    appointments = Appointment.objects.not_ended(timezone.localdate()).filter(person=person)
    return [
        _("The appointment as %(role)s has not ended.") % {"role": each.get_kind_display()}
        for each in appointments.order_by("pk")
    ]


def end_postings(person: Person) -> int:
    """Let her work nowhere from tomorrow on; a posting that was to begin later never did. Returns
    how many postings changed or went."""
    today = timezone.localdate()
    later = person.postings.filter(starts_on__gt=today)
    gone = later.delete()[0]
    return int(gone) + person.postings.filter(
        models.Q(ends_on=None) | models.Q(ends_on__gt=today)
    ).update(ends_on=today)


def settle_claims(person: Person) -> int:
    """Links and requests of her account are undone. Returns how many."""
    claims = Claim.objects.filter(models.Q(person=person) | models.Q(user=person.user))
    return claims.filter(state__in=[Claim.State.LINKED, Claim.State.PENDING]).update(
        state=Claim.State.UNDONE, settled_at=timezone.now()
    )
