"""Forms of index years in Wagtail's admin."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from agents.registry.forms.base import Refusals, RegistryForm, day_field, field_of
from foundation.stale import VersionedForm
from foundation.users import Account
from innovations.index import refusals as refused
from innovations.index.checking import told
from innovations.index.operations import drafts, publishing
from innovations.index.reading import measured
from innovations.index.tiers import Flaw, flaws_of, plain_span
from innovations.models import IndexRevision, Indicator

PUBLISHED: tuple[str | None, Any] = (
    None,
    _("It has been published meanwhile and changes no more. Open an erratum."),
)
WRONG_ORDER = _("The upper end lies below the lower one.")
FIGURES = (
    *(
        "source",
        "issued_on",
        "difference",
        "is_scorable",
        "reason",
        "divisor",
        "count_cap",
        "count_weight",
        "min_affairs",
    ),
    *("total", "rounding", "places", "rounding_source", "applied_from", "applied_until"),
    *("window_note", "min_words"),
)
INDICATOR = ("name", "measure", "weight", "is_mandatory", "note")
TIER = ("text", "low", "high")
EVIDENCE = ("kind", "types", "note")


def _lines(model: Any, name: str, **options: Any) -> Any:
    return field_of(model, name, widget=forms.Textarea(attrs={"rows": 3}), **options)


class CopyForwardForm(RegistryForm):
    action = "innovations.copy_year"
    refusals: Refusals = {
        refused.YearTakenError: ("year", _("That year is there already. Open its page.")),
    }

    year = forms.IntegerField(
        label=_("year"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )

    def perform(self, by: Account) -> IndexRevision:
        return drafts.copy_forward(self.instance, self.cleaned_data["year"], by)


class ErratumForm(RegistryForm):
    action = "innovations.open_erratum"
    refusals: Refusals = {
        refused.DifferenceMissingError: ("difference", _("Say what is put right.")),
        refused.DraftOpenError: (None, _("This year has a draft already. Change or discard it.")),
        refused.NotCurrentError: (None, _("A newer revision holds now. Open an erratum of it.")),
    }

    source = _lines(IndexRevision, "source", required=True)
    difference = _lines(IndexRevision, "difference", required=True)

    def perform(self, by: Account) -> IndexRevision:
        data = self.cleaned_data
        return drafts.open_erratum(
            self.instance, by, source=data["source"], difference=data["difference"]
        )


class FiguresForm(VersionedForm, RegistryForm):
    action = "innovations.change_revision"
    refusals: Refusals = {refused.PublishedError: PUBLISHED}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FIGURES:
            stands = self.fields.pop(name)
            self.fields[name] = stands

    source = _lines(IndexRevision, "source")
    issued_on = day_field(_("date of the guideline"), required=False)
    difference = _lines(IndexRevision, "difference")
    is_scorable = field_of(IndexRevision, "is_scorable")
    reason = _lines(IndexRevision, "reason")
    divisor = field_of(IndexRevision, "divisor")
    count_cap = field_of(IndexRevision, "count_cap")
    count_weight = field_of(IndexRevision, "count_weight")
    min_affairs = field_of(IndexRevision, "min_affairs")
    total = field_of(IndexRevision, "total")
    rounding = field_of(IndexRevision, "rounding")
    places = field_of(IndexRevision, "places")
    rounding_source = field_of(IndexRevision, "rounding_source")
    applied_from = day_field(_("first applied from"), required=False)
    applied_until = day_field(_("first applied until"), required=False)
    window_note = field_of(IndexRevision, "window_note")
    min_words = field_of(IndexRevision, "min_words")

    def standing(self, record: IndexRevision) -> dict[str, Any]:
        return {name: getattr(record, name) for name in FIGURES}

    def perform(self, by: Account) -> IndexRevision:
        said = {name: self.cleaned_data[name] for name in FIGURES}
        return drafts.change_revision(self.instance, by, **said)


class IndicatorForm(VersionedForm, RegistryForm):
    """The indicator; wording and ends of each of its tiers; kind, files and note of each evidence rule."""

    action = "innovations.change_indicator"
    refusals: Refusals = {refused.PublishedError: PUBLISHED}

    name = field_of(Indicator, "name", required=True)
    measure = _lines(Indicator, "measure")
    weight = field_of(Indicator, "weight", min_value=Decimal("0.01"))
    is_mandatory = field_of(Indicator, "is_mandatory")
    note = _lines(Indicator, "note")

    def __init__(self, *args: Any, instance: Indicator, **kwargs: Any) -> None:
        self.tiers = list(instance.tiers.all())
        self.evidence = list(instance.evidence_rules.all())
        fields = {
            **{
                f"{name}_{tier.pk}": _tier_field(tier, name) for tier in self.tiers for name in TIER
            },
            **{
                f"evidence_{name}_{rule.pk}": _evidence_field(rule, name)
                for rule in self.evidence
                for name in EVIDENCE
            },
        }
        self.base_fields = {**self.base_fields, **fields}  # type: ignore[misc]
        super().__init__(*args, instance=instance, **kwargs)

    def standing(self, record: Indicator) -> dict[str, Any]:
        return {
            **{name: getattr(record, name) for name in INDICATOR},
            **{
                f"{name}_{tier.pk}": getattr(tier, name)
                for tier in record.tiers.all()
                for name in TIER
            },
            **{
                f"evidence_{name}_{rule.pk}": getattr(rule, name)
                for rule in record.evidence_rules.all()
                for name in EVIDENCE
            },
        }

    def perform(self, by: Account) -> Indicator:
        data = self.cleaned_data
        tiers = {tier.pk: {name: data[f"{name}_{tier.pk}"] for name in TIER} for tier in self.tiers}
        evidence = {
            rule.pk: {name: data[f"evidence_{name}_{rule.pk}"] for name in EVIDENCE}
            for rule in self.evidence
        }
        own = {name: data[name] for name in INDICATOR}
        return drafts.change_indicator(self.instance, by, tiers=tiers, evidence=evidence, **own)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for tier in self.tiers:
            low, high = cleaned.get(f"low_{tier.pk}"), cleaned.get(f"high_{tier.pk}")
            if low is not None and high is not None and low > high:
                self.add_error(f"high_{tier.pk}", WRONG_ORDER)
        return cleaned


class AddIndicatorForm(RegistryForm):
    """`instance` is the revision."""

    action = "innovations.add_indicator"
    refusals: Refusals = {
        refused.PublishedError: PUBLISHED,
        refused.CodeTakenError: ("code", _("This number is there already.")),
    }

    aspect = field_of(Indicator, "aspect")
    code = field_of(Indicator, "code", help_text=_("Such as 5 or 5a."))
    national_no = field_of(Indicator, "national_no")
    name = field_of(Indicator, "name", required=True)
    weight = field_of(Indicator, "weight", min_value=Decimal("0.01"))
    is_mandatory = field_of(Indicator, "is_mandatory")

    def perform(self, by: Account) -> IndexRevision:
        data = self.cleaned_data
        names = ("aspect", "code", "national_no", "name", "weight", "is_mandatory")
        drafts.add_indicator(self.instance, by, **{name: data[name] for name in names})
        return self.instance


class RemoveIndicatorForm(VersionedForm, RegistryForm):
    action = "innovations.remove_indicator"
    refusals: Refusals = {refused.PublishedError: PUBLISHED}
    shows = frozenset()

    sure = forms.BooleanField(label=_("Remove this indicator from the draft."))

    def standing(self, record: Indicator) -> dict[str, Any]:
        return {name: getattr(record, name) for name in INDICATOR}

    def perform(self, by: Account) -> Indicator:
        drafts.remove_indicator(self.instance, by)
        return self.instance


def _tier_field(tier: Any, name: str) -> Any:
    field = field_of(type(tier), name)
    field.label = f"{_('tier')} {tier.basis}{tier.level}: {field.label}"
    return field


def _evidence_field(rule: Any, name: str) -> Any:
    field = field_of(type(rule), name)
    field.label = f"{_('evidence')} {rule.order}: {field.label}"
    return field


class BandsForm(VersionedForm, RegistryForm):
    """Both ends of each predicate."""

    action = "innovations.change_bands"
    refusals: Refusals = {refused.PublishedError: PUBLISHED}

    def __init__(self, *args: Any, instance: IndexRevision, **kwargs: Any) -> None:
        self.bands = list(instance.bands.all())
        ends = [(band, name) for band in self.bands for name in ("low", "high")]
        self.base_fields = {  # type: ignore[misc]
            **self.base_fields,
            **{f"{name}_{band.pk}": _band_field(band, name) for band, name in ends},
        }
        super().__init__(*args, instance=instance, **kwargs)

    def standing(self, record: IndexRevision) -> dict[str, Any]:
        return {
            f"{name}_{band.pk}": getattr(band, name)
            for band in record.bands.all()
            for name in ("low", "high")
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for band in self.bands:
            low, high = cleaned.get(f"low_{band.pk}"), cleaned.get(f"high_{band.pk}")
            if low is not None and high is not None and low > high:
                self.add_error(f"high_{band.pk}", WRONG_ORDER)
        return cleaned

    def perform(self, by: Account) -> IndexRevision:
        data = self.cleaned_data
        ends = {each.name: (data[f"low_{each.pk}"], data[f"high_{each.pk}"]) for each in self.bands}
        drafts.change_bands(self.instance, by, ends)
        return self.instance


def _band_field(band: Any, name: str) -> Any:
    field = field_of(type(band), name)
    field.label = f"{band.name}: {field.label}"
    return field


class FlawsForm(VersionedForm, RegistryForm):
    """Holes and overlaps of the numbers as they are now; those that are ticked stand in the source."""

    action = "innovations.change_indicator"
    refusals: Refusals = {refused.PublishedError: PUBLISHED}

    def __init__(self, *args: Any, instance: Indicator, **kwargs: Any) -> None:
        tiers = list(instance.tiers.all())
        self.found: dict[str, list[Flaw]] = {}
        for scale in instance.scales.all():
            numbers = measured(scale, tiers)
            self.found[scale.basis] = flaws_of(numbers.spans, numbers.scale)
        choices = [
            (_mark(basis, each.why.value, each.span), f"{instance.code}{basis}: {told(each)}")
            for basis, flaws in self.found.items()
            for each in flaws
        ]
        self.base_fields = {  # type: ignore[misc]
            **self.base_fields,
            "flaws": forms.MultipleChoiceField(
                label=_("holes and overlaps in the source"),
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_(
                    "Tick what the guideline itself says so. A person chooses the tier there."
                ),
            ),
        }
        super().__init__(*args, instance=instance, **kwargs)

    def standing(self, record: Indicator) -> dict[str, Any]:
        marked = [
            _mark(scale.basis, each["why"], plain_span(each["span"]))
            for scale in record.scales.all()
            for each in scale.flaws
        ]
        return {"flaws": marked}

    def perform(self, by: Account) -> Indicator:
        ticked = set(self.cleaned_data["flaws"])
        flaws = {
            basis: [
                {"why": each.why.value, "span": each.span, "note": ""}
                for each in found
                if _mark(basis, each.why.value, each.span) in ticked
            ]
            for basis, found in self.found.items()
        }
        return drafts.change_indicator(self.instance, by, flaws=flaws)


def _mark(basis: str, why: str, span: str) -> str:
    return f"{basis}|{why}|{span}"


class PublishForm(VersionedForm, RegistryForm):
    action = "innovations.publish_revision"
    refusals: Refusals = {
        refused.PublishedError: PUBLISHED,
        refused.NotReadyError: (None, ""),
    }
    shows = frozenset()

    sure = forms.BooleanField(
        label=_("I have compared it with the guideline. It may hold and never change again.")
    )

    def standing(self, record: IndexRevision) -> dict[str, Any]:
        return {name: getattr(record, name) for name in FIGURES}

    def refuse(self, refusal: Exception) -> None:
        if isinstance(refusal, refused.NotReadyError):
            for fault in refusal.faults:
                self.add_error(None, fault)
        else:
            super().refuse(refusal)

    def perform(self, by: Account) -> IndexRevision:
        return publishing.publish(self.instance, by)


class DiscardForm(VersionedForm, RegistryForm):
    action = "innovations.discard_revision"
    refusals: Refusals = {refused.PublishedError: PUBLISHED}
    shows = frozenset()

    sure = forms.BooleanField(label=_("Discard this draft."))

    def standing(self, record: IndexRevision) -> dict[str, Any]:
        return {name: getattr(record, name) for name in FIGURES}

    def perform(self, by: Account) -> IndexRevision:
        # Its key is gone with the row; the answer of the form needs one.
        kept = IndexRevision(pk=self.instance.pk)
        drafts.discard(self.instance, by)
        return kept
