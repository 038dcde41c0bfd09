"""Who shall accompany what."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.choosing import opd_field
from agents.models import Appointment, Opd
from agents.models.opds import opds_below
from foundation.filters import FilterForm
from foundation.forms import CleanFields
from foundation.stale import VersionedForm
from foundation.text import as_meant
from foundation.users import Account
from innovations.models import Innovation
from mentoring.choosing import mentor_field
from mentoring.models import Assignment
from mentoring.models.assignments import MENTORS, AssignmentQuerySet


def _day(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class WithMentorForm(CleanFields, forms.Form):
    """Whom the page offers and whom the rules refuse is decided by `mentoring.assignments.rules`, so
    every agen and pamong may be sent."""

    mentor = forms.ModelChoiceField(label=_("Mentor"), queryset=Appointment.objects.none())
    accepts_same_unit = forms.BooleanField(
        label=_("Assign although the mentor works in the unit that owns it"),
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mentor = self.fields["mentor"]
        assert isinstance(mentor, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
        mentor.queryset = Appointment.objects.kinds(*MENTORS).select_related("person")

    @property
    def day(self) -> date:
        """From which the mentor is to accompany it, as far as it has been said."""
        said = getattr(self, "cleaned_data", {})
        named = said.get("starts_on") or said.get("on")
        return named if isinstance(named, date) else timezone.localdate()

    def ask_about_unit(self) -> None:
        """The warning names the conflict; ticking the box overrules it."""
        self.fields["accepts_same_unit"].widget = forms.CheckboxInput()
        self.add_error(
            "accepts_same_unit",
            _("The mentor works in this very unit. Choose another, or tick the box."),
        )


class AssignToForm(WithMentorForm):
    """Who shall accompany one innovation."""

    starts_on = _day(_("First day"))
    ends_on = _day(_("Last day"), required=False)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = timezone.localdate


class AssignForm(AssignToForm):
    """Who shall accompany an innovation, or every one of an OPD and of those below."""

    innovation = forms.ModelChoiceField(
        label=_("Innovation"),
        queryset=Innovation.objects.none(),
        required=False,
        empty_label=_("No single innovation"),
    )
    opd = forms.ModelChoiceField(
        label=_("Regional agency"),
        queryset=Opd.objects.none(),
        required=False,
        empty_label=_("No whole OPD"),
        help_text=_("The mentor then accompanies every innovation of the OPD and those below."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        innovation, opd = self.fields["innovation"], self.fields["opd"]
        assert isinstance(innovation, forms.ModelChoiceField)  # noqa: S101
        assert isinstance(opd, forms.ModelChoiceField)  # noqa: S101
        innovation.queryset = Innovation.objects.confirmed()
        opd.queryset = Opd.objects.in_force(timezone.localdate())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("innovation")) == bool(cleaned.get("opd")):
            self.add_error("innovation", _("Choose an innovation or an OPD: one of the two."))
        return cleaned

    @property
    def subject(self) -> Innovation | Opd | None:
        """What was chosen; None unless it is one of the two."""
        said = getattr(self, "cleaned_data", {})
        found = [each for each in (said.get("innovation"), said.get("opd")) if each]
        return found[0] if len(found) == 1 else None


class CandidateFilterForm(FilterForm):
    """What is needed, and whose name one looks for. `choices`: key and name of the fields of
    expertise; `named`: keys of those that the innovation itself names, asked for until somebody
    chooses; `kept`: what else the address says."""

    CHOSEN: ClassVar[dict[str, str]] = {"pilih": "1"}

    keahlian = forms.TypedMultipleChoiceField(
        label=_("Expertise that is needed"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    q = forms.CharField(label=_("Name of the mentor"), required=False, max_length=100)

    def __init__(
        self,
        sent: QueryDict,
        choices: Sequence[tuple[int, str]],
        named: Iterable[int],
        kept: Mapping[str, str] | None = None,
    ):
        is_chosen = sent.get("pilih") == "1"
        shown = sent if is_chosen else self._with(sent, named)
        super().__init__(shown, {**self.CHOSEN, **(kept or {})})
        field = self.fields["keahlian"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101
        field.choices = [(str(key), name) for key, name in choices]

    @property
    def skills(self) -> list[int]:
        """Keys of the fields that are asked for."""
        return list(self.chosen.get("keahlian") or [])

    @property
    def words(self) -> str:
        return str(self.chosen.get("q", ""))

    def _with(self, sent: QueryDict, named: Iterable[int]) -> QueryDict:
        shown = sent.copy()
        shown.setlist("keahlian", [str(key) for key in named])
        return shown


class HandOverForm(VersionedForm, WithMentorForm):
    shows = frozenset()
    on = _day(_("First day of the successor"))
    note = forms.CharField(
        label=_("Where do things stand?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What is agreed, what is open, what comes next. The successor reads it."),
    )

    def standing(self, record: Assignment) -> dict[str, Any]:
        return {"ends_on": record.ends_on}


class EndForm(VersionedForm, CleanFields, forms.Form):
    shows = frozenset()
    on = _day(_("Last day"))
    reason = forms.CharField(label=_("Reason"), max_length=250)

    def standing(self, record: Assignment) -> dict[str, Any]:
        return {"on": record.ends_on, "reason": record.end_reason}


class AssignmentFilterForm(FilterForm):
    STATES = (
        ("berjalan", _("In force")),
        ("nanti", _("Beginning later")),
        ("berakhir", _("Ended")),
    )

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    status = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("Not ended")), *STATES]
    )

    def __init__(self, sent: QueryDict, *, user: Account) -> None:
        super().__init__(sent)
        self.visible = Assignment.objects.visible_to(user)
        seen = self.visible.order_by()
        own = Opd.objects.filter(
            Q(pk__in=seen.exclude(opd=None).values("opd_id"))
            | Q(pk__in=seen.exclude(innovation=None).values("innovation__opd_id"))
        )
        self.fields |= {"opd": opd_field(own.values("pk")), "pendamping": mentor_field(user)}

    def rows(self, on: date) -> AssignmentQuerySet:
        """Those that match; without a chosen state those that have not ended on a local day."""
        chosen = self.chosen
        states = {
            "berjalan": self.visible.running(on),
            "nanti": self.visible.filter(starts_on__gt=on),
            "berakhir": self.visible.filter(ends_on__lt=on),
        }
        rows = states.get(chosen.get("status", ""), self.visible.not_ended(on))
        if "opd" in chosen:
            opds = opds_below([chosen["opd"]])
            rows = rows.filter(Q(opd_id__in=opds) | Q(innovation__opd_id__in=opds))
        if "pendamping" in chosen:
            rows = rows.filter(appointment__person_id=chosen["pendamping"])
        if "q" in chosen:
            rows = rows.containing(as_meant(chosen["q"]))
        return rows.with_names()
