"""A code, or the file itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from credentials.codes import as_typed
from foundation.files.operations import MEGABYTE
from foundation.forms import CleanFields

LARGEST = 30 * MEGABYTE
LONGEST_TYPED = 60


class CodeForm(CleanFields, forms.Form):
    """`code` is as it stands in an address."""

    kode = forms.CharField(
        label=_("Code on the certificate"),
        max_length=LONGEST_TYPED,
        help_text=_("Below the QR code: 27 letters and digits. Hyphens may be left out."),
    )

    def clean_kode(self) -> str:
        code = as_typed(self.cleaned_data["kode"])
        if code is None:
            raise forms.ValidationError(
                _(
                    "A code has 27 letters and digits, and neither I, L, O, U, 0 nor 1. Please compare"
                    " it with the paper."
                )
            )
        return code


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("PDF file of the certificate"),
        help_text=_("The file is compared and not kept."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )

    def clean_file(self) -> object:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("A certificate of ours is never larger than 30 MB. Please choose its PDF file.")
            )
        return file
