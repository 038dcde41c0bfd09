"""Ask and answer."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agents.choosing import opd_field
from agents.models.opds import opds_below
from foundation.files.content import kind_of
from foundation.files.refusals import FileRefusedError
from foundation.filters import FilterForm
from foundation.forms import CleanFields
from foundation.text import as_meant
from foundation.users import Account, AnyUser
from innovations.models import Innovation
from mentoring.choosing import accompanied_today, mentor_field, stage_field
from mentoring.consultations.attachments import KINDS, LARGEST, MOST
from mentoring.consultations.refusals import why_not_attached
from mentoring.models import Assignment, Consultation, Participant
from mentoring.models.consultations import ConsultationQuerySet
from mentoring.models.threads import LONGEST_TEXT, Part

ACCEPT = ",".join(KINDS.values())


class _SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Up to MOST files, each of a kind and size that may be attached; cleans to a list, empty
    without files."""

    widget = _SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[bytes]"]:
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(FilesField, self).clean(each) for each in given if each]
        if len(files) > MOST:
            raise forms.ValidationError(
                gettext("Attach %(count)s files at most.") % {"count": MOST}
            )
        for file in files:
            _check(file)
        return files


def _check(file: "UploadedFile[bytes]") -> None:
    name = {"name": file.name}
    if (file.size or 0) > LARGEST:
        raise forms.ValidationError(gettext("%(name)s is larger than 10 MB.") % name)
    try:
        kind = kind_of(file)
    except FileRefusedError as refusal:
        raise forms.ValidationError(why_not_attached(refusal, str(file.name))) from refusal
    if kind not in KINDS:
        raise forms.ValidationError(
            gettext("%(name)s cannot be attached: take PDF, JPG, PNG, HEIC, DOCX or XLSX.") % name
        )


class MessageForm(CleanFields, forms.Form):
    error_title = _("This could not be sent yet")

    text = forms.CharField(
        label=_("Message"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    attachments = FilesField(
        label=_("Attachments"),
        required=False,
        help_text=_("PDF, JPG, PNG, HEIC, DOCX or XLSX; three at most, 10 MB each."),
        widget=_SeveralFiles(attrs={"accept": ACCEPT}),
    )
    show_optional = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("text") and not cleaned.get("attachments"):
            self.add_error("text", _("Write a message, or attach a file."))
        return cleaned


class QuestionForm(MessageForm):
    """`user` chooses among the innovations that she carries, or asks without one."""

    innovation = forms.ModelChoiceField(
        label=_("What it concerns"),
        queryset=Innovation.objects.none(),
        required=False,
        empty_label=_("A general question"),
    )
    subject = forms.CharField(
        label=_("Subject of the question"),
        max_length=Consultation._meta.get_field("subject").max_length,
        help_text=_("One line: what do you want to know?"),
    )
    field_order = ["innovation", "subject", "text", "attachments"]

    def __init__(self, *args: Any, user: AnyUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        innovation = self.fields["innovation"]
        assert isinstance(innovation, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
        innovation.queryset = Innovation.objects.carried_by(user).confirmed()
        self.fields["text"].label = _("Your question")
        self.fields["text"].required = True
        self.fields["text"].widget.attrs["rows"] = 8


class TeamMessageForm(MessageForm):
    """What a mentor writes to a team."""

    subject = forms.CharField(
        label=_("Subject of the message"),
        max_length=Consultation._meta.get_field("subject").max_length,
        help_text=_("One line: what is it about?"),
    )
    field_order = ["subject", "text", "attachments"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = True
        self.fields["text"].widget.attrs["rows"] = 8


class ConsultationFilterForm(FilterForm):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)

    def __init__(
        self, sent: QueryDict, kept: dict[str, str], *, user: Account, among: ConsultationQuerySet
    ) -> None:
        """`among`: the consultations that the list has with nothing chosen."""
        super().__init__(sent, kept)
        self.among = among
        owners = Consultation.objects.filter(pk__in=among.order_by().values("pk"))
        self.fields["tahap"] = stage_field()
        self.fields["opd"] = opd_field(owners.exclude(opd=None).order_by().values("opd_id"))
        self.fields["pendamping"] = mentor_field(user)

    def rows(self) -> ConsultationQuerySet:
        chosen, rows = self.chosen, self.among
        if "tahap" in chosen:
            rows = rows.filter(innovation__stage=chosen["tahap"])
        if "opd" in chosen:
            rows = rows.filter(opd_id__in=opds_below([chosen["opd"]]))
        if "pendamping" in chosen:
            rows = rows.filter(_with_mentor(chosen["pendamping"]))
        if "q" in chosen:
            rows = rows.containing(as_meant(chosen["q"]))
        return rows


def _with_mentor(person_id: int) -> Q:
    """About an innovation that the mentor accompanies today, or answered by her."""
    innovations, opds = accompanied_today(Assignment.objects.filter(appointment__person=person_id))
    answered = Participant.objects.filter(person=person_id, part=Part.MENTOR)
    return (
        Q(innovation__in=innovations)
        | Q(innovation__opd__in=opds)
        | Q(pk__in=answered.values("consultation"))
    )
