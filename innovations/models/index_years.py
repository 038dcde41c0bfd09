"""What a year's guideline of the regional innovation index says, as rows with their source.

A revision is written as a draft and published once; from then on neither it nor a row below it changes. What
was wrong in it is put right by the next revision of the year, an erratum, which says what differs.
"""

from decimal import Decimal
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment
from agents.models.appointments import has_role
from foundation.public.offered import public
from foundation.users import AnyUser

Kind = Appointment.Kind


class IndexYear(models.Model):
    """A year for which the ministry sets a guideline: indicators, weights, tiers, bands, windows."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)

    class Meta:
        verbose_name = _("index year")
        verbose_name_plural = _("index years")
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(year__gte=2000, year__lte=2100), name="index_year_is_a_year"
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class IndexRevisionQuerySet(models.QuerySet["IndexRevision"]):
    def published(self) -> Self:
        return self.exclude(published_at=None)

    def drafts(self) -> Self:
        return self.filter(published_at=None)

    def current(self) -> Self:
        """Of each year the one that holds: the newest that is published."""
        newest = IndexRevision.objects.filter(
            index_year=models.OuterRef("index_year"), published_at__isnull=False
        ).order_by("-n")
        return self.filter(pk=models.Subquery(newest.values("pk")[:1]))

    def scorable(self) -> Self:
        return self.filter(is_scorable=True)

    @public
    def visible_to(self, user: AnyUser) -> Self:
        """What is published for whoever is signed in, drafts for the clinic alone."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser or has_role(user, timezone.localdate(), Kind.CLINIC):
            return self
        return self.published()


class IndexRevision(models.Model):
    """One state of a year's guideline. Numbers of a year that cannot be scored may be unknown (None)."""

    class Rounding(models.TextChoices):
        """Modes of Python's `decimal`."""

        HALF_UP = "ROUND_HALF_UP", _("a half is rounded up")
        HALF_EVEN = "ROUND_HALF_EVEN", _("a half is rounded to the even digit")
        DOWN = "ROUND_DOWN", _("cut off")

    index_year = models.ForeignKey(
        IndexYear, models.PROTECT, related_name="revisions", verbose_name=_("index year")
    )
    n = models.PositiveSmallIntegerField(_("revision"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    # Over all that was published; what does not fit it any more was changed behind the operations.
    digest = models.CharField(max_length=64, blank=True, editable=False)
    copied_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    source = models.TextField(_("source"), max_length=2000, blank=True)
    issued_on = models.DateField(_("date of the guideline"), null=True, blank=True)
    difference = models.TextField(
        _("what differs from the revision before"), max_length=2000, blank=True
    )
    is_scorable = models.BooleanField(_("can be scored"), default=True)
    reason = models.TextField(_("why it cannot be scored"), max_length=1000, blank=True)
    divisor = models.PositiveSmallIntegerField(_("divisor, at least"), null=True, blank=True)
    count_cap = models.PositiveSmallIntegerField(
        _("innovations counted, at most"), null=True, blank=True
    )
    count_weight = models.DecimalField(
        _("points for each innovation counted"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
    )
    min_affairs = models.PositiveSmallIntegerField(
        _("basic-service affairs covered, at least"), null=True, blank=True
    )
    total = models.DecimalField(
        _("points in all"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    rounding = models.CharField(
        _("rounding"), max_length=20, choices=Rounding, default=Rounding.HALF_UP
    )
    places = models.PositiveSmallIntegerField(_("decimals of the index"), default=2)
    rounding_source = models.CharField(_("source of the rounding"), max_length=255, blank=True)
    applied_from = models.DateField(_("first applied from"), null=True, blank=True)
    applied_until = models.DateField(_("first applied until"), null=True, blank=True)
    window_note = models.CharField(_("exception to the window"), max_length=255, blank=True)
    min_words = models.PositiveSmallIntegerField(
        _("words of the design, at least"), null=True, blank=True
    )

    objects = IndexRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision of an index year")
        verbose_name_plural = _("revisions of index years")
        ordering = ["-index_year__year", "-n"]
        constraints = [
            models.UniqueConstraint(fields=["index_year", "n"], name="index_revision_once"),
            models.UniqueConstraint(
                fields=["index_year"],
                condition=models.Q(published_at=None),
                name="index_revision_one_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(published_at=None) | models.Q(source__gt="", digest__gt=""),
                name="index_revision_published_with_source",
            ),
            models.CheckConstraint(
                condition=models.Q(is_scorable=False)
                | models.Q(published_at=None)
                | models.Q(
                    divisor__gt=0,
                    count_cap__isnull=False,
                    count_weight__isnull=False,
                    min_affairs__isnull=False,
                    total__gt=0,
                ),
                name="index_revision_scorable_has_numbers",
            ),
        ]

    def __str__(self) -> str:
        return _("%(year)s, revision %(n)s") % {"year": self.index_year.year, "n": self.n}

    @property
    def year(self) -> int:
        return self.index_year.year

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class Aspect(models.TextChoices):
    SPD = "spd", _("Regional government unit (SPD)")
    SID = "sid", _("One innovation (SID)")


class Indicator(models.Model):
    """A row of a year's guideline: SPD once per region and year, SID once per innovation.

    `code` is number and letter: `5a`. Of a row with `chooses_basis` exactly one basis is claimed.
    """

    revision = models.ForeignKey(IndexRevision, models.CASCADE, related_name="indicators")
    aspect = models.CharField(_("aspect"), max_length=3, choices=Aspect)
    order = models.PositiveSmallIntegerField(_("order"))
    code = models.CharField(_("number"), max_length=4)
    national_no = models.PositiveSmallIntegerField(_("national number"), null=True, blank=True)
    # Of old years some names are unknown.
    name = models.CharField(_("name"), max_length=200, blank=True)
    measure = models.CharField(_("what it measures"), max_length=500, blank=True)
    variable = models.CharField(_("variable"), max_length=100, blank=True)
    weight = models.DecimalField(_("weight"), max_digits=4, decimal_places=2)
    is_mandatory = models.BooleanField(_("mandatory"), default=False)
    chooses_basis = models.BooleanField(_("exactly one basis is chosen"), default=False)
    note = models.TextField(_("note"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["revision", "-aspect", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "aspect", "code"], name="indicator_code_once"
            ),
            models.UniqueConstraint(
                fields=["revision", "aspect", "order"], name="indicator_order_once"
            ),
            models.CheckConstraint(
                condition=models.Q(weight__gt=0), name="indicator_weighs_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_aspect_display()} {self.code} {self.name}".rstrip()

    @property
    def most(self) -> Decimal:
        """The points of its highest tier."""
        return 3 * self.weight


class Scale(models.Model):
    """What is measured as a number, of an indicator or of one of its bases (`basis` a to f).

    `low` and `high`: the least and the greatest value there is; `step`: 1 where only whole numbers are, None
    where any value is. `flaws`: holes and overlaps that stand in the source, as {"why", "span", "note"}.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="scales")
    basis = models.CharField(_("basis"), max_length=1, blank=True)
    name = models.CharField(_("what is measured"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=30)
    low = models.DecimalField(_("least"), max_digits=9, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(_("greatest"), max_digits=9, decimal_places=2, null=True, blank=True)
    step = models.DecimalField(_("step"), max_digits=5, decimal_places=2, null=True, blank=True)
    flaws = models.JSONField(_("holes and overlaps in the source"), default=list, blank=True)

    class Meta:
        verbose_name = _("scale")
        verbose_name_plural = _("scales")
        ordering = ["indicator", "basis"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "basis"], name="scale_once"),
            models.CheckConstraint(
                condition=models.Q(step=None) | models.Q(step__gt=0), name="scale_step_is_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}{self.basis} ({self.unit})"


class Tier(models.Model):
    """A step of an indicator. Where it has numbers, `low` and `high` are its ends (None: no limit);
    `is_low_known` is false where our source leaves the lower end out."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="tiers")
    basis = models.CharField(_("basis"), max_length=1, blank=True)
    level = models.PositiveSmallIntegerField(_("tier"))
    text = models.CharField(_("wording"), max_length=300)
    low = models.DecimalField(_("lower end"), max_digits=9, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(
        _("upper end"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    is_low_closed = models.BooleanField(_("the lower end belongs to it"), default=True)
    is_high_closed = models.BooleanField(_("the upper end belongs to it"), default=True)
    is_low_known = models.BooleanField(_("the lower end is known"), default=True)

    class Meta:
        verbose_name = _("tier")
        verbose_name_plural = _("tiers")
        ordering = ["indicator", "basis", "level"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "basis", "level"], name="tier_once"),
            models.CheckConstraint(
                condition=models.Q(level__gte=1, level__lte=3), name="tier_is_one_to_three"
            ),
            models.CheckConstraint(
                condition=models.Q(low=None)
                | models.Q(high=None)
                | models.Q(low__lte=models.F("high")),
                name="tier_ends_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}{self.basis} · {self.level}"


class EvidenceRule(models.Model):
    """What proves a tier (`level` None: any). Offsets are years from the index year: −2 is T-2."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="evidence_rules")
    level = models.PositiveSmallIntegerField(_("tier"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    kind = models.CharField(_("evidence"), max_length=300)
    types = models.CharField(_("kinds of file"), max_length=60, blank=True)
    from_offset = models.SmallIntegerField(_("from year"), null=True, blank=True)
    to_offset = models.SmallIntegerField(_("to year"), null=True, blank=True)
    count = models.PositiveSmallIntegerField(_("at least so many"), null=True, blank=True)
    distinct_by = models.CharField(_("one for each"), max_length=60, blank=True)
    note = models.TextField(_("note"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("evidence rule")
        verbose_name_plural = _("evidence rules")
        ordering = ["indicator", "order"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "order"], name="evidence_rule_once"),
        ]

    def __str__(self) -> str:
        return self.kind


class Band(models.Model):
    """A predicate of the region, with both ends, of an index that is rounded first."""

    revision = models.ForeignKey(IndexRevision, models.CASCADE, related_name="bands")
    name = models.CharField(_("predicate"), max_length=60)
    low = models.DecimalField(_("lower end"), max_digits=5, decimal_places=2)
    high = models.DecimalField(_("upper end"), max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = _("predicate")
        verbose_name_plural = _("predicates")
        ordering = ["revision", "-low"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "name"], name="band_once"),
            models.CheckConstraint(
                condition=models.Q(low__lte=models.F("high")), name="band_ends_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Affair(models.Model):
    """A government affair (urusan) or supporting function that an innovation may have as its main one.

    Kept with the revision, so that a published year keeps its list whole; `code` is the same over years.
    """

    revision = models.ForeignKey(IndexRevision, models.CASCADE, related_name="affairs")
    order = models.PositiveSmallIntegerField(_("order"))
    code = models.SlugField(_("code"), max_length=60)
    name = models.CharField(_("affair"), max_length=120)
    is_basic = models.BooleanField(_("basic service (UU 23/2014 art. 12)"), default=False)
    is_function = models.BooleanField(_("supporting function"), default=False)

    class Meta:
        verbose_name = _("affair")
        verbose_name_plural = _("affairs")
        ordering = ["revision", "order"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "code"], name="affair_code_once"),
            models.UniqueConstraint(fields=["revision", "order"], name="affair_order_once"),
        ]

    def __str__(self) -> str:
        return self.name
