from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models.people import Person
from foundation.users import Account


class ClaimQuerySet(models.QuerySet["Claim"]):
    def pending(self) -> Self:
        return self.filter(state=Claim.State.PENDING)

    def linked(self) -> Self:
        return self.filter(state=Claim.State.LINKED)

    def waiting_for_approval(self) -> Self:
        """Those that an office must answer."""
        return self.pending().filter(proof=Claim.Proof.APPROVAL)

    def of_people(self, people: models.QuerySet[Person]) -> Self:
        """Those that mean one of these people."""
        return self.filter(person__in=people.order_by().values("pk"))


class Claim(models.Model):
    """An account says that a staff record is its own; the proof is never the NIP.

    `named` is what was typed. A claim that names nobody looks to its author like any
    other, so the page does not tell which numbers are in the registry.
    """

    class Proof(models.TextChoices):
        EMAIL = "email", _("Code by e-mail")
        CODE = "code", _("Printed claim code")
        APPROVAL = "approval", _("Approval")

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        LINKED = "linked", _("Linked")
        REJECTED = "rejected", _("Rejected")
        EXPIRED = "expired", _("Expired")
        UNDONE = "undone", _("Undone")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="claims", verbose_name=_("account")
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("person"),
    )
    named = models.CharField(max_length=254, blank=True)
    proof = models.CharField(_("proof"), max_length=10, choices=Proof)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PENDING)
    note = models.CharField(_("note"), max_length=250, blank=True)
    asked_at = models.DateTimeField(_("asked at"))
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=250, blank=True)
    # What came along from the record that the account had before, so that it can go back.
    carried = models.JSONField(default=dict, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim of a staff record")
        verbose_name_plural = _("claims of staff records")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(state="linked"),
                name="claim_links_person_once",
            ),
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(state="linked"), name="claim_links_user_once"
            ),
            models.UniqueConstraint(
                fields=["user", "named"],
                condition=models.Q(state="pending", proof="approval"),
                name="claim_asks_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="claim_by_state")]

    def __str__(self) -> str:
        return f"{self.get_proof_display()}: {self.person or '–'}"

    @property
    def is_linked(self) -> bool:
        return self.state == self.State.LINKED


class ClaimCodeQuerySet(models.QuerySet["ClaimCode"]):
    def usable(self, at: datetime) -> Self:
        """Neither spent, nor replaced by a newer one, nor expired at that instant."""
        return self.filter(used_at=None, voided_at=None, expires_at__gt=at)


class ClaimCode(models.Model):
    """A one-time code, kept as a keyed hash: who reads the database cannot use it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="claim_codes")
    digest = models.CharField(max_length=64)
    # Set when the code was mailed: it then belongs to this claim and to the address of that day.
    claim = models.ForeignKey(
        Claim, models.CASCADE, null=True, blank=True, related_name="mailed_codes"
    )
    email = models.EmailField(blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)

    objects = ClaimCodeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "digest"], name="claim_code_of_person")]

    def __str__(self) -> str:
        return f"{self.person} – {self.expires_at:%Y-%m-%d}"


def unlinked_records(named: str) -> models.QuerySet[Person]:
    """Records without an account that `named`, as `asking.normalize` answers it, means: a NIP, or
    the e-mail of somebody who has no NIP."""
    records = Person.objects.filter(user=None)
    if "@" in named:
        return records.filter(nip=None, email__iexact=named)
    return records.filter(nip=named)


def staff_record_of(user: Account) -> Person | None:
    """The record that an office made of the person behind an account; None where there is none or
    the account made it itself."""
    person = Person.objects.filter(user_id=user.pk).first()
    return None if person is None or is_self_made(person) else person


def is_self_made(person: Person) -> bool:
    """Made with the account, known to no office: the account may still claim its staff record."""
    if person.nip or person.is_verified:
        return False
    return not (person.postings.exists() or person.appointments.exists())
