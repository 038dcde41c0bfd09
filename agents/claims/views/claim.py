"""An account asks for its staff record."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from agents.claims import forms
from agents.claims.operations import asking, linking, warning
from agents.claims.operations.refusals import (
    AlreadyLinkedError,
    EmailNotVerifiedError,
    NotProvenError,
)
from agents.models import Posting
from agents.models.claims import Claim, staff_record_of
from foundation.http import SignedInRequest
from foundation.limits import (
    Alarm,
    Counts,
    Limit,
    TooManyTriesError,
    address_of,
    count_try,
    sounds,
)
from foundation.once import once
from foundation.retry import BusyError, persistently
from foundation.used_forms import said_by, used_up, was_other

PER_ACCOUNT = Limit("claim.account", 10, 3600, Counts.ACCOUNT)
# Slower guesses at one record, over a day.
PER_ACCOUNT_AND_RECORD = Limit("claim.account_record", 20, 24 * 3600, Counts.ACCOUNT_AND_RECORD)
# Sixty people of an office claim behind one address within a minute of a bimtek.
PER_ADDRESS = Limit("claim.address", 120, 60, Counts.ADDRESS)
# Whoever tries, the record's owner may go on: its office is told.
PER_RECORD = Alarm("claim.record", 10, 3600)
SHOWN = 5
BUSY = gettext_lazy("Something else is changing this record right now. Try again in a few seconds.")
NOT_PROVEN = gettext_lazy("This does not fit. Check what you typed, or ask for a new code.")


@login_required
@require_safe
def claim(request: SignedInRequest) -> HttpResponse:
    person = staff_record_of(request.user)
    posting = _posting(person) if person else None
    requests = Claim.objects.filter(user_id=request.user.pk)[:SHOWN]
    context = {
        "person": person,
        "posting": posting,
        "requests": requests,
        "is_verified": asking.has_verified_email(request.user),
    }
    return render(request, "agents/claims/claim.html", context)


def _posting(person: Any) -> Posting | None:
    running = person.postings.primary().in_force(timezone.localdate())
    found: Posting | None = running.select_related("opd").first()
    return found


class ProofView(LoginRequiredMixin, FormView):  # type: ignore[type-arg]
    """One kind of proof. Whatever is wrong with it, the answer is the same page and words."""

    request: SignedInRequest
    success_url = reverse_lazy("agents:claim")
    http_method_names = ["get", "head", "options", "post"]  # a form is not put

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and staff_record_of(request.user) is not None:
            return redirect(self.get_record_url())
        return super().dispatch(request, *args, **kwargs)

    def get_record_url(self) -> str:
        return str(reverse_lazy("agents:claim"))

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.count(form)
            persistently(lambda: self.perform(form))
        except TooManyTriesError:
            return self.refuse(form, _("Too many tries. Wait an hour and try again."), status=429)
        except NotProvenError:
            return self.refuse_proof(form)
        except AlreadyLinkedError:
            return redirect(self.get_record_url())
        except EmailNotVerifiedError:
            return self.refuse(form, _("Verify the e-mail of your account first."))
        except BusyError:
            return self.refuse(form, BUSY, status=503)
        return super().form_valid(form)

    def count(self, form: Any) -> None:
        count_try(PER_ADDRESS, address_of(self.request))
        count_try(PER_ACCOUNT, str(self.request.user.pk))
        named = asking.normalize(self.named(form))
        if not named:
            return
        if sounds(PER_RECORD, named):
            warning.warn_office_later(named)
        count_try(PER_ACCOUNT_AND_RECORD, f"{self.request.user.pk}:{named}")

    def named(self, form: Any) -> str:
        return str(form.cleaned_data["named"])

    def perform(self, form: Any) -> None:
        raise NotImplementedError

    def refuse_proof(self, form: Any) -> HttpResponse:
        if staff_record_of(self.request.user) is not None:  # the same form, sent twice at once
            return redirect(self.get_record_url())
        return self.refuse(form, NOT_PROVEN)

    def refuse(self, form: Any, sentence: Any, status: int = 200) -> HttpResponse:
        form.add_error(None, sentence)
        return self.render_to_response(self.get_context_data(form=form), status=status)


class PrintedCodeView(ProofView):
    form_class = forms.PrintedCodeForm
    template_name = "agents/claims/printed_code.html"

    def perform(self, form: Any) -> None:
        values = form.cleaned_data
        linking.link_by_printed_code(self.request.user, values["named"], values["code"])
        messages.success(self.request, _("Your account is linked to your staff record."))


class AskByEmailView(ProofView):
    form_class = forms.AskByEmailForm
    template_name = "agents/claims/ask_by_email.html"
    success_url = reverse_lazy("agents:claim_email_code")

    def perform(self, form: Any) -> None:
        user, values = self.request.user, form.cleaned_data
        key = values["client_key"] or forms.new_key()
        act, said = "claim_by_email", said_by(self.request)
        asked = once(user, act, key, lambda: asking.ask_by_email(user, values["named"]).pk, said)
        if was_other(user, act, key, said):
            first = Claim.objects.get(pk=asked).named or Claim._meta.verbose_name
            messages.warning(self.request, used_up(first, reverse("agents:claim")))


class MailedCodeView(ProofView):
    form_class = forms.MailedCodeForm
    template_name = "agents/claims/mailed_code.html"

    def named(self, form: Any) -> str:
        """The record that the account last asked for: its tries count here too."""
        asked = Claim.objects.pending().filter(
            user_id=self.request.user.pk, proof=Claim.Proof.EMAIL
        )
        return asked.values_list("named", flat=True).first() or ""

    def perform(self, form: Any) -> None:
        linking.link_by_mailed_code(self.request.user, form.cleaned_data["code"])
        messages.success(self.request, _("Your account is linked to your staff record."))


class AskApprovalView(ProofView):
    form_class = forms.AskApprovalForm
    template_name = "agents/claims/ask_approval.html"

    def perform(self, form: Any) -> None:
        values = form.cleaned_data
        asking.ask_for_approval(self.request.user, values["named"], values["note"])
        messages.success(
            self.request, _("Your request is noted. You get an e-mail when it is answered.")
        )
