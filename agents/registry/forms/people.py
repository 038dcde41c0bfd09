from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agents.models import Expertise, Person, PersonExpertise, Posting
from agents.registry.forms.base import Refusals, RegistryForm, day_field, effective_field, field_of
from agents.registry.forms.choosers import opd_field
from agents.registry.forms.nips import clean_nip
from agents.registry.operations import people, person_records
from agents.registry.operations.refusals import EndsBeforeStartError
from foundation.stale import VersionedForm
from foundation.users import Account

NO_SUCH_OPD = _("This OPD does not exist on that day.")
_FIELDS = ("title_prefix", "name", "title_suffix", "email", "employment", "is_verified")


class PersonForm(RegistryForm):
    looked_up = ("nip",)

    refusals: Refusals = {
        person_records.NipTakenError: ("nip", _("Another person bears this NIP.")),
        person_records.NipMissingError: ("nip", _("Fill in the NIP, or choose Non-ASN.")),
        person_records.EmailMissingError: (
            "email",
            _("Fill in the e-mail: a person without NIP is known by it."),
        ),
        person_records.EmailTakenError: (
            "email",
            _("Another person without NIP is known by this e-mail."),
        ),
    }

    title_prefix = field_of(Person, "title_prefix")
    name = field_of(Person, "name")
    title_suffix = field_of(Person, "title_suffix")
    employment = field_of(Person, "employment")
    # Digits may be typed with spaces and dots, so the box is longer than the number.
    nip = forms.CharField(
        label=_("NIP"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    email = field_of(Person, "email")
    is_verified = field_of(Person, "is_verified")

    def clean(self) -> dict[str, Any]:
        typed, employment = self.cleaned_data.get("nip", ""), self.cleaned_data.get("employment")
        try:
            self.cleaned_data["nip"] = clean_nip(typed, employment or "")
        except forms.ValidationError as error:
            self.add_error("nip", error)
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in _FIELDS}


class RegisterPersonForm(PersonForm):
    action = "agents.create_person"

    opd = opd_field(label=_("OPD"), required=False, help_text=_("Where the person works."))
    position = field_of(Posting, "position")
    grade = field_of(Posting, "grade")
    on = day_field(_("works there from"), required=False, initial=timezone.localdate)

    def clean(self) -> dict[str, Any]:
        super().clean()
        _refuse_absent_opd(self)
        return self.cleaned_data

    def perform(self, by: Account) -> Person:
        posting = {name: self.cleaned_data[name] for name in ("opd", "on", "position", "grade")}
        values = {**self.values(), "nip": self.cleaned_data["nip"]}
        return person_records.register(values, by=by, **posting)


class CorrectPersonForm(VersionedForm, PersonForm):
    action = "agents.correct_person"
    shows = frozenset(_FIELDS)

    def __init__(self, *args: Any, instance: Person, **kwargs: Any) -> None:
        super().__init__(*args, instance=instance, **kwargs)
        if instance.nip:
            self.fields["nip"].widget.attrs["placeholder"] = instance.masked_nip
            self.fields["nip"].help_text = _("Leave it empty to keep the present number.")

    def standing(self, record: Person) -> dict[str, Any]:
        return {name: getattr(record, name) for name in (*_FIELDS, "nip")}

    def in_words(self, name: str, value: Any) -> Any:
        """Whoever corrects has not asked to see the whole number of somebody else's typing."""
        return Person(nip=value).masked_nip if name == "nip" else super().in_words(name, value)

    def perform(self, by: Account) -> Person:
        values = self.values()
        if self.cleaned_data["nip"]:
            values["nip"] = self.cleaned_data["nip"]
        return person_records.correct(self.instance, values, by=by)


class PostForm(VersionedForm, RegistryForm):
    action = "agents.post"
    shows = frozenset()
    refusals: Refusals = {
        people.StartsLaterError: (
            "on",
            _("The present posting begins after this day. Choose a later day."),
        )
    }

    opd = opd_field(label=_("OPD"))
    position = field_of(Posting, "position")
    grade = field_of(Posting, "grade")
    on = effective_field(_("First day there. The present posting ends the day before."))

    def standing(self, record: Person) -> dict[str, Any]:
        running = record.postings.open().primary().first()
        return {name: getattr(running, name, None) for name in ("opd", "position", "grade")}

    def clean(self) -> dict[str, Any]:
        _refuse_absent_opd(self)
        return self.cleaned_data

    def perform(self, by: Account) -> Person:
        values = {name: self.cleaned_data[name] for name in ("opd", "on", "position", "grade")}
        return people.post(self.instance, by=by, **values).person


class EndPostingForm(VersionedForm, RegistryForm):
    action = "agents.end_posting"
    shows = frozenset()
    refusals: Refusals = {
        EndsBeforeStartError: ("on", _("The posting begins after this day.")),
        person_records.PostingEndedError: ("on", _("The posting has ended before this day.")),
    }

    on = day_field(_("last day"), initial=timezone.localdate)

    def standing(self, record: Posting) -> dict[str, Any]:
        return {"on": record.ends_on}

    def perform(self, by: Account) -> Person:
        return person_records.end_posting(self.instance, on=self.cleaned_data["on"], by=by).person


class ExpertiseForm(VersionedForm, RegistryForm):
    """One row for each word of the vocabulary: nothing to add, nothing to name twice."""

    action = "agents.set_expertise"

    def __init__(self, *args: Any, instance: Person, **kwargs: Any) -> None:
        super().__init__(*args, instance=instance, **kwargs)
        held = {row.expertise_id: row for row in instance.expertise.all()}
        self.vocabulary = list(Expertise.objects.all())
        for word in self.vocabulary:
            self._add_row(word, held.get(word.pk))

    def standing(self, record: Person) -> dict[str, Any]:
        held = {row.expertise_id: row for row in record.expertise.all()}
        return {
            f"{name}_{word}": getattr(held.get(word), name, "")
            for word in Expertise.objects.values_list("pk", flat=True)
            for name in ("level", "source")
        }

    def label_of(self, name: str) -> Any:
        return self.fields[name].widget.attrs["aria-label"]

    def _add_row(self, word: Expertise, row: PersonExpertise | None) -> None:
        for name in ("level", "source"):
            field = field_of(PersonExpertise, name, required=False)
            field.initial = getattr(row, name, "")
            field.choices = [("", field.label), *field.choices[1:]]
            field.widget.attrs["aria-label"] = f"{word}: {field.label}"
            self.fields[f"{name}_{word.pk}"] = field

    @property
    def rows(self) -> list[tuple[Expertise, Any, Any]]:
        return [
            (word, self[f"level_{word.pk}"], self[f"source_{word.pk}"]) for word in self.vocabulary
        ]

    def clean(self) -> dict[str, Any]:
        for word in self.vocabulary:
            level, source = self._given(word)
            if bool(level) != bool(source):
                missing = "source" if level else "level"
                self.add_error(f"{missing}_{word.pk}", gettext("Choose level and source."))
        return self.cleaned_data

    def _given(self, word: Expertise) -> tuple[Any, Any]:
        data = self.cleaned_data
        return data.get(f"level_{word.pk}"), data.get(f"source_{word.pk}")

    def perform(self, by: Account) -> Person:
        given = {word: self._given(word) for word in self.vocabulary}
        rows = {word: (int(level), source) for word, (level, source) in given.items() if level}
        person_records.set_expertise(self.instance, rows, by=by)
        return self.instance


def _refuse_absent_opd(form: RegistryForm) -> None:
    opd, on = form.cleaned_data.get("opd"), form.cleaned_data.get("on")
    if opd and on and not opd.is_in_force(on):
        form.add_error("opd", NO_SUCH_OPD)
    if opd and not on and "on" not in form.errors:
        form.add_error("on", gettext("Fill in the first day there."))
