from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from agents import nips
from agents.models.opds import Opd
from foundation.text import as_meant
from foundation.users import AnyUser


class PersonQuerySet(models.QuerySet["Person"]):
    def known_as(self, text: str) -> "Person | None":
        """The one person with this NIP (as typed) or e-mail; None also where several share the
        e-mail."""
        nip = nips.normalize(text)
        if nip.isdecimal():
            return self.filter(nip=nip).first()
        found = list(self.filter(email__iexact=as_meant(text))[:2])
        return found[0] if len(found) == 1 else None


class Person(index.Indexed, models.Model):
    """The subject of every record of the domain, with or without an account."""

    class EmploymentKind(models.TextChoices):
        PNS = "pns", _("PNS")
        CPNS = "cpns", _("CPNS")
        PPPK = "pppk", _("PPPK")
        PPPK_PART_TIME = "pppk_part_time", _("PPPK part time")
        NON_ASN = "non_asn", _("Non-ASN")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="person",
        verbose_name=_("account"),
    )
    title_prefix = models.CharField(_("title before the name"), max_length=40, blank=True)
    name = models.CharField(_("name"), max_length=150)
    title_suffix = models.CharField(_("title after the name"), max_length=80, blank=True)
    # Text, never a number: spreadsheets and JavaScript lose digits of eighteen.
    nip = models.CharField(_("NIP"), max_length=18, null=True, blank=True, unique=True)
    email = models.EmailField(_("e-mail"), blank=True)
    # The kind of the employment that is open: lists and audiences ask for it on every page. The
    # history stands in `Employment`; the operations of the registry write both.
    employment = models.CharField(_("employment"), max_length=20, choices=EmploymentKind)
    is_verified = models.BooleanField(
        _("verified"),
        default=False,
        help_text=_("An office has confirmed that this person exists."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"], name="person_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(nip=""), name="person_nip_is_null_when_absent"
            ),
            models.UniqueConstraint(
                Lower("email"),
                condition=models.Q(nip=None) & ~models.Q(email=""),
                name="person_without_nip_known_by_email",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Name with titles as printed: `dr. Sari Wulandari, S.Kep.`"""
        name = f"{self.title_prefix} {self.name}".strip()
        return f"{name}, {self.title_suffix}" if self.title_suffix else name

    @property
    def masked_nip(self) -> str:
        return nips.masked(self.nip)

    def primary_opd(self, on: date) -> Opd | None:
        """Where the person works on a local day; None for whoever is posted nowhere."""
        posting = self.postings.primary().in_force(on).select_related("opd").first()
        return posting.opd if posting else None


class PostingQuerySet(models.QuerySet["Posting"]):
    def in_force(self, on: date) -> Self:
        """Those whose term covers a local day, first and last day included."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on), starts_on__lte=on)

    def primary(self) -> Self:
        """Where somebody belongs; a second posting is not."""
        return self.filter(is_primary=True)

    def open(self) -> Self:
        """Those without a last day."""
        return self.filter(ends_on=None)

    def workplaces(self, on: date) -> Self:
        """The primary posting of each person on a local day: one row a person, even where terms
        overlap. Then the one that began last counts."""
        running = Posting.objects.primary().in_force(on)
        later = running.filter(
            models.Q(starts_on__gt=models.OuterRef("starts_on"))
            | models.Q(starts_on=models.OuterRef("starts_on"), pk__gt=models.OuterRef("pk")),
            person=models.OuterRef("person"),
        )
        return self.primary().in_force(on).filter(~models.Exists(later)).order_by()


class Posting(models.Model):
    """Who worked where, as what, from the first to the last day (both included)."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="postings", verbose_name=_("person")
    )
    opd = models.ForeignKey(Opd, models.PROTECT, related_name="postings", verbose_name=_("OPD"))
    position = models.CharField(_("position"), max_length=200, blank=True)
    grade = models.CharField(_("rank and grade"), max_length=60, blank=True)
    is_primary = models.BooleanField(_("primary"), default=True)
    superior = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("direct superior"),
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(ends_on=None, is_primary=True),
                name="posting_one_open_primary",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="posting_term_in_order",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "is_primary", "starts_on"], name="posting_as_of"),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.opd}"


def person_of(user: AnyUser) -> Person | None:
    """The person behind an account, or None for visitors and accounts of the machine."""
    if not user.is_authenticated:
        return None
    return getattr(user, "person", None)
