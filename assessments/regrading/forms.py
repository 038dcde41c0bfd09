"""What staff type when they lay hands on answers."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import QuizPage, Regrade
from assessments.models.regrades import LONGEST_REASON
from assessments.regrading.wishes import Wish
from foundation.forms import CleanFields

MOMENT = "%Y-%m-%dT%H:%M"


class WishForm(CleanFields, forms.Form):
    """Which answers, and by which version; part of the address of a plan. `attempts`: of whom, chosen
    from the results."""

    show_optional = False

    versions = forms.ChoiceField(
        label=_("By which version"),
        choices=Regrade.Versions,
        initial=Regrade.Versions.NEWEST,
        widget=forms.RadioSelect,
        help_text=_("The newest one holds what was corrected since."),
    )
    questions = forms.TypedMultipleChoiceField(
        label=_("Only these questions"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all."),
    )
    by_hand = forms.BooleanField(
        label=_("Answers that a person has graded wait for a person again"), required=False
    )
    attempt = forms.IntegerField(
        required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, quiz: QuizPage, asked: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.quiz = quiz
        field = self.fields["questions"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101  (for the type checker)
        field.choices = list(asked.items())

    def wish(self) -> Wish:
        said = self.cleaned_data
        return Wish(
            Regrade.Kind.REGRADE,
            said["versions"],
            frozenset([said["attempt"]]) if said["attempt"] else None,
            frozenset(said["questions"]) or None,
            said["by_hand"],
        )


class ReasonForm(CleanFields, forms.Form):
    error_title = _("Nothing has changed yet")

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("Learners whose result changes read it, and it stands in the log."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecideForm(ReasonForm):
    """`seen`: the digest of the plan that was looked at."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class UntilForm(ReasonForm):
    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until is not None and until <= timezone.now():
            raise forms.ValidationError(_("This has passed. Choose a later time."))
        return until


class ReopenForm(UntilForm):
    until = forms.DateTimeField(
        label=_("May be answered until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        help_text=_("Then it is handed in by itself."),
    )
    field_order = ("until", "reason")


class GrantForm(UntilForm):
    until = forms.DateTimeField(
        label=_("May be taken until"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        help_text=_("Empty: as the quiz says."),
    )
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    field_order = ("until", "reason")


class WithdrawForm(ReasonForm):
    error_title = _("The completion stands")

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("The learner and whoever checks the certificate read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sure = forms.BooleanField(
        label=_("The completion, its lesson hours and its certificate are taken back.")
    )
