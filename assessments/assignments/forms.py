"""What learners, markers and whoever arranges assignments type."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from agents.registry.forms.base import Refusals, RegistryForm, field_of
from assessments.assignments import operations
from assessments.assignments.operations import Verdict, Work
from assessments.models import AssignmentPage, Rubric, RubricVersion, Submission
from courses.models import Enrollment
from foundation.forms import CleanFields
from foundation.handing_in import Thing
from foundation.stale import VersionedForm
from foundation.users import Account

ACCEPT = ".pdf,.jpg,.jpeg,.png,.heic,.docx,.xlsx"
MOMENT = "%Y-%m-%dT%H:%M"


class WorkForm(CleanFields, forms.Form):
    """`draft`: what is kept so far; `things`: what of the learner's own may be handed in."""

    error_title = _("This is not handed in yet")
    show_optional = False

    text = forms.CharField(
        label=_("Your text"),
        max_length=50_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    link = forms.URLField(label=_("Link"), max_length=500, required=False, assume_scheme="https")
    upload = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_(
            "PDF, JPG, PNG, HEIC, DOCX or XLSX, 20 MB at most. A new one takes the old one's place."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    thing = forms.ChoiceField(label=_("Of your own"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        assignment: AssignmentPage,
        draft: Submission | None,
        things: Iterable[Thing],
    ) -> None:
        initial: dict[str, Any] = {"revision": 0}
        if draft is not None:
            chosen = draft.thing.get("key", "")
            initial = {"text": draft.text, "link": draft.link, "thing": chosen}
            initial["revision"] = draft.revision if draft.state == Submission.State.DRAFT else 0
        super().__init__(data, files, initial=initial)
        taken = {"text": assignment.takes_text, "link": assignment.takes_link}
        taken |= {"upload": assignment.takes_file, "thing": bool(assignment.asks_for)}
        for name, is_taken in taken.items():
            if not is_taken:
                del self.fields[name]
        choice = self.fields.get("thing")
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [
                ("", gettext("nothing")),
                *((each.key, each.title) for each in things),
            ]

    def work(self) -> Work:
        said = self.cleaned_data
        return Work(
            text=said.get("text", ""),
            link=said.get("link", ""),
            thing=said.get("thing", ""),
            upload=said.get("upload"),
            revision=said.get("revision") or 0,
        )


class MarkForm(CleanFields, forms.Form):
    """One choice for each criterion of `version`; a percentage where there is no rubric."""

    error_title = _("This is not marked yet")

    def __init__(self, *args: Any, version: RubricVersion | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version = version
        criteria = version.criteria if version else []
        for place, one in enumerate(criteria):
            levels = [
                (n, f"{each['points']} · {each['title']}") for n, each in enumerate(one["levels"])
            ]
            self.fields[f"level_{place}"] = forms.TypedChoiceField(
                label=one["title"], choices=levels, coerce=int, widget=forms.RadioSelect
            )
        if version is None:
            self.fields["score"] = forms.DecimalField(
                label=_("Score (percent)"), min_value=0, max_value=100, decimal_places=2
            )
        self.fields["comment"] = forms.CharField(
            label=_("Comment"),
            max_length=5000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=_("The learner reads it."),
        )
        shown = version.pk if version else None
        self.fields["rubric_version"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=shown
        )

    def verdict(self) -> Verdict:
        said = self.cleaned_data
        count = len(self.version.criteria) if self.version else 0
        return Verdict(
            [said[f"level_{place}"] for place in range(count)],
            said.get("score"),
            said["comment"],
            said.get("rubric_version"),
        )


def _moment_field(label: Any, *, required: bool, help_text: Any = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
    )


class UntilForm(CleanFields, forms.Form):
    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until is not None and until <= timezone.now():
            raise forms.ValidationError(_("This has passed. Choose a later time."))
        return until


class GiveBackForm(UntilForm):
    remarks = forms.CharField(
        label=_("Remarks"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What is missing, and what would make it good."),
    )
    until = _moment_field(
        _("Taken until"),
        required=False,
        help_text=_("A new last day for this learner, if you want."),
    )


class _LearnerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.person.full_name)


class ExtendForm(UntilForm):
    enrollment = _LearnerField(label=_("Learner"), queryset=Enrollment.objects.none())
    until = _moment_field(_("Taken until"), required=True)
    reason = forms.CharField(label=_("Reason"), max_length=250)

    def __init__(self, *args: Any, assignment: AssignmentPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["enrollment"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
        field.queryset = (
            Enrollment.objects.current()
            .filter(course=assignment.course)
            .select_related("person")
            .order_by("person__name", "pk")
        )


class MarkerForm(CleanFields, forms.Form):
    looked_up = ("who",)

    who = forms.CharField(
        label=_("NIP or e-mail"),
        max_length=150,
        help_text=_("Of whoever shall mark: an editor, a mentor, a teacher."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_who(self) -> Person:
        found = Person.objects.known_as(self.cleaned_data["who"])
        if found is None:
            raise forms.ValidationError(_("Nobody is known by that. Look at the staff list."))
        return found


_LEVEL = re.compile(r"^(\d{1,4})\s+(\S.*)$")


class RubricForm(RegistryForm):
    action = "assessments.add_rubric"
    refusals: Refusals = {
        operations.RubricTakenError: ("title", _("There is a rubric of this name."))
    }

    title = field_of(Rubric, "title")
    criteria = forms.CharField(
        label=_("criteria"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "A line for each: name, a colon, then levels with points, with a bar between. "
            "Novelty: 0 none | 5 in part | 10 clear"
        ),
    )

    def clean_criteria(self) -> list[dict[str, Any]]:
        lines = [each.strip() for each in self.cleaned_data["criteria"].splitlines()]
        found = [_criterion(n, line) for n, line in enumerate(lines, start=1) if line]
        if not found:
            raise forms.ValidationError(_("Write one criterion at least."))
        return found

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "criteria")}

    def perform(self, by: Account) -> Rubric:
        return operations.add_rubric(by, **self.facts())


class EditRubricForm(VersionedForm, RubricForm):
    action = "assessments.revise_rubric"

    def standing(self, record: Rubric) -> dict[str, Any]:
        return {"title": record.title, "criteria": written(record.newest.criteria)}

    def perform(self, by: Account) -> Rubric:
        operations.revise_rubric(self.instance, by, **self.facts())
        return self.instance


def written(criteria: list[dict[str, Any]]) -> str:
    """As `RubricForm` reads it."""
    lines = []
    for one in criteria:
        levels = " | ".join(f"{each['points']} {each['title']}" for each in one["levels"])
        lines.append(f"{one['title']}: {levels}")
    return "\n".join(lines)


def _criterion(n: int, line: str) -> dict[str, Any]:
    title, colon, rest = line.partition(":")
    levels = [_LEVEL.match(each.strip()) for each in rest.split("|")]
    if not colon or not title.strip() or None in levels or len(levels) < 2:
        text = gettext(
            "Line %(n)s: write a name, a colon and two levels at least: 0 none | 10 clear."
        )
        raise forms.ValidationError(text % {"n": n})
    found = [{"points": int(each[1]), "title": each[2].strip()} for each in levels if each]
    if not any(each["points"] for each in found):
        raise forms.ValidationError(gettext("Line %(n)s: one level needs points.") % {"n": n})
    return {"title": title.strip(), "levels": found}
