"""Forms about certificates: revoke, issue anew, order many, withdraw what was achieved."""

from typing import Any

from django import forms
from django.db.models import Count, Max
from django.utils.translation import gettext_lazy as _

from agents.registry.forms.base import Refusals, RegistryForm
from credentials.certificates.facts import TextError
from credentials.certificates.operations import ending, issuing, ordering
from credentials.models import Achievement, Batch, Certificate, CertificateDesign
from credentials.numbers.operations import RangesUsedUpError
from foundation.stale import VersionedForm
from foundation.users import Account

# What keeps a certificate from being issued, and how it is mended.
ISSUE_REFUSALS: Refusals = {
    issuing.NotAchievedError: (None, _("The achievement was withdrawn.")),
    issuing.SignerNotInForceError: (
        None,
        _("The term of the template's signer has ended. Choose another signer in the template."),
    ),
    TextError: (None, _("A text of the template has a token that does not exist. Mend it there.")),
    RangesUsedUpError: (
        None,
        _("All numbers that the secretariat has set aside are used. Ask it for more."),
    ),
    ending.NotLiveError: (None, _("This certificate was revoked or replaced meanwhile.")),
}
REFUSED = {
    "withdrawn": ISSUE_REFUSALS[issuing.NotAchievedError][1],
    "signer": ISSUE_REFUSALS[issuing.SignerNotInForceError][1],
    "text": ISSUE_REFUSALS[TextError][1],
    "numbers": ISSUE_REFUSALS[RangesUsedUpError][1],
}
MOST_OCCASIONS = 300


def _reason(help_text: Any) -> forms.CharField:
    return forms.CharField(label=_("reason"), max_length=250, help_text=help_text)


class EndForm(VersionedForm, RegistryForm):
    """An act on a live certificate."""

    shows = frozenset()
    refusals: Refusals = ISSUE_REFUSALS

    def standing(self, record: Certificate) -> dict[str, Any]:
        return {"state": record.state}


class RevokeForm(EndForm):
    action = "credentials.revoke"

    reason: Any = _reason(
        _("Whoever checks the certificate reads it. Please write no private matter.")
    )

    def perform(self, by: Account) -> Certificate:
        return ending.revoke(self.instance, by, self.cleaned_data["reason"])


class ReissueForm(EndForm):
    action = "credentials.reissue"

    reason: Any = _reason(_("Only the clinic reads it."))

    def perform(self, by: Account) -> Certificate:
        return issuing.reissue(self.instance, by, self.cleaned_data["reason"])


class OrderForm(RegistryForm):
    """Certificates of one template for all who took part in one thing."""

    action = "credentials.order"

    design: Any = forms.ModelChoiceField(
        CertificateDesign.objects.filter(is_active=True), label=_("template")
    )
    occasion = forms.ChoiceField(
        label=_("for"), help_text=_("Whoever has one of this kind already gets no second one.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Achievement.objects.standing().values("source_key")
        newest = rows.annotate(people=Count("pk"), title=Max("title"), on=Max("ends_on"))
        self.titles = {
            row["source_key"]: f"{row['title']} ({row['people']})"
            for row in newest.order_by("-on", "source_key")[:MOST_OCCASIONS]
        }
        self.fields["occasion"].choices = list(self.titles.items())  # type: ignore[attr-defined]

    def perform(self, by: Account) -> Batch:
        key = self.cleaned_data["occasion"]
        who = Achievement.objects.filter(source_key=key)
        return ordering.order_all(self.cleaned_data["design"], who, self.titles[key], by)


class RetryForm(RegistryForm):
    action = "credentials.retry"

    def perform(self, by: Account) -> Batch:
        ordering.retry_refused(self.instance.design)
        return self.instance
