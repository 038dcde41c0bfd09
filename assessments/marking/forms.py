"""What a grader types."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import AttemptSlot
from foundation.forms import CleanFields


class MarkForm(CleanFields, forms.Form):
    mark = forms.DecimalField(label=_("Mark"), min_value=0, decimal_places=5, max_digits=9)
    remark = forms.CharField(
        label=_("Remark for the learner"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, slot: AttemptSlot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most: Decimal = slot.max_mark
        field = self.fields["mark"]
        field.help_text = _("At most %(most)s.") % {"most": f"{self.most.normalize():f}"}
        if slot.mark is not None:
            field.initial = slot.mark.normalize()

    def clean_mark(self) -> Decimal:
        mark: Decimal = self.cleaned_data["mark"]
        if mark > self.most:
            most = f"{self.most.normalize():f}"
            raise forms.ValidationError(
                _("This question has %(most)s marks. Give no more."), params={"most": most}
            )
        return mark

    @property
    def share(self) -> Fraction:
        return Fraction(self.cleaned_data["mark"])
