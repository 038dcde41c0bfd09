"""The form of a template, in Wagtail's admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agents.models import Signer
from agents.registry.forms.base import Refusals, RegistryForm, field_of
from agents.registry.forms.decrees import REFUSED_FILES
from credentials.certificates.facts import TextError
from credentials.designs import operations
from credentials.models import CertificateDesign
from credentials.numbers.patterns import PatternError
from credentials.numbers.reasons import sentence
from foundation.files.operations import keep
from foundation.files.refusals import FileRefusedError
from foundation.stale import VersionedForm
from foundation.users import Account

PICTURES = {"image/jpeg": ".jpg", "image/png": ".png"}
FIELDS = (
    *("name", "kind", "use_for", "paper", "issuer", "heading", "opening", "body", "place"),
    *("pattern", "classification", "unit", "signer", "has_titles", "has_nip", "has_signer_nip"),
    *("has_curriculum", "valid_months", "is_active"),
)
_PICTURE_HELP = _("JPEG or PNG, 10 MB at most. It is drawn as it is.")


def _of(name: str, **options: Any) -> Any:
    return field_of(CertificateDesign, name, **options)


def _picture(label: Any, help_text: Any) -> forms.FileField:
    widget = forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png"})
    return forms.FileField(label=label, required=False, help_text=help_text, widget=widget)


class DesignForm(RegistryForm):
    """`perform` adds a template."""

    action = "credentials.add_design"
    refusals: Refusals = {
        operations.DesignNameTakenError: ("name", _("Another template has this name.")),
        operations.UseTakenError: (
            "use_for",
            _(
                "Another template in use is issued by itself for this. Take that one out of use first."
            ),
        ),
        PatternError: ("pattern", ""),
        TextError: ("body", ""),
        FileRefusedError: (None, ""),
    }

    name = _of("name")
    kind = _of("kind")
    use_for = _of("use_for", required=False)
    paper = _of("paper")
    emblem = _picture(_("emblem"), _PICTURE_HELP)
    background = _picture(
        _("background"),
        _("Over the whole page, in place of the frame. JPEG or PNG, 10 MB at most."),
    )
    issuer = _of("issuer")
    heading = _of("heading")
    opening = _of("opening")
    body = _of(
        "body",
        help_text=_(
            "Tokens: {nama}, {peran}, {judul}, {penyelenggara}, {tanggal}, {jp}, {tempat}, {opd}."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    place = _of("place")
    pattern = _of(
        "pattern",
        help_text=_(
            "Such as {klasifikasi}/{urut:3}/{unit}/{bulan_romawi}/{tahun}. The count begins anew each"
            " year."
        ),
    )
    classification = _of("classification", required=False)
    unit = _of("unit", required=False)
    signer: Any = forms.ModelChoiceField(Signer.objects.all(), label=_("signer"))
    has_titles = _of("has_titles")
    has_nip = _of("has_nip")
    has_signer_nip = _of(
        "has_signer_nip",
        help_text=_("Not for a regent, a deputy regent or a regional secretary."),
    )
    has_curriculum = _of("has_curriculum")
    valid_months = _of("valid_months", help_text=_("Leave it empty where it does not expire."))
    is_active = _of("is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        signers = Signer.objects.select_related("person")
        self.fields["signer"].queryset = signers  # type: ignore[attr-defined]

    def refuse(self, refusal: Exception) -> None:
        if isinstance(refusal, PatternError):
            self.add_error("pattern", sentence(refusal))
        elif isinstance(refusal, TextError):
            said = _("{%(token)s} is no token. Write one of those below the field, or no braces.")
            self.add_error("body", str(said) % {"token": refusal.token})
        elif isinstance(refusal, FileRefusedError):
            sentence_of_file = str(REFUSED_FILES[refusal.code])
            self.add_error("emblem", sentence_of_file % {"detail": refusal.detail})
        else:
            super().refuse(refusal)

    def values(self, by: Account) -> dict[str, Any]:
        """Of the pictures only those that were sent."""
        found = {name: self.cleaned_data[name] for name in FIELDS}
        for name in ("emblem", "background"):
            upload = self.cleaned_data[name]
            if upload:
                found[name] = keep(upload, by=by, kinds=PICTURES)
        return found

    def perform(self, by: Account) -> CertificateDesign:
        return operations.add(by, **self.values(by))


class ChangeDesignForm(VersionedForm, DesignForm):
    action = "credentials.change_design"

    def standing(self, record: CertificateDesign) -> dict[str, Any]:
        found = {name: getattr(record, name) for name in FIELDS if name != "signer"}
        return {**found, "signer": record.signer_id}

    def perform(self, by: Account) -> CertificateDesign:
        return operations.change(self.instance, by, **self.values(by))
