"""What the clinic does to one person's record."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from agents.models import Person, Posting
from agents.registry.forms import people as forms
from agents.registry.forms.nips import doubts_about
from agents.registry.viewsets.base import OperationView, RegistryCreateView
from agents.registry.viewsets.terms import spell_term


class DoubtsMixin:
    """A strange NIP is taken, and said to be strange."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().form_valid(form)  # type: ignore[misc]
        nip, employment = form.cleaned_data.get("nip"), form.cleaned_data.get("employment")
        if nip and not form.errors:
            for doubt in doubts_about(nip, employment):
                messages.warning(self.request, doubt)
        return response


class RegisterPersonView(DoubtsMixin, RegistryCreateView):
    form_class = forms.RegisterPersonForm
    page_title = _("New person")
    done_message = _("The person is in the registry.")


class CorrectPersonView(DoubtsMixin, OperationView):
    form_class = forms.CorrectPersonForm
    heading = _("Correct details")


class PostView(OperationView):
    form_class = forms.PostForm
    heading = _("New posting")
    done_message = _("The posting is noted.")

    def consequences(self) -> list[Any]:
        opd = self.object.primary_opd(timezone.localdate())
        if opd is None:
            return [gettext("The person has no place of work today.")]
        return [gettext("Works at %(opd)s today.") % {"opd": opd}]


class EndPostingView(OperationView):
    form_class = forms.EndPostingForm
    heading = _("End posting")
    submit_button_label = _("End")
    done_message = _("The posting has its last day.")

    def get_object(self, queryset: QuerySet[Any] | None = None) -> Posting:
        postings = Posting.objects.select_related("person", "opd")
        return get_object_or_404(postings, pk=self.object_pk)

    def record(self) -> Person:
        person: Person = self.object.person
        return person

    def consequences(self) -> list[Any]:
        term = spell_term(self.object.starts_on, self.object.ends_on)
        sentence = gettext("%(person)s at %(opd)s, %(term)s.")
        return [sentence % {"person": self.record(), "opd": self.object.opd, "term": term}]


class ExpertiseView(OperationView):
    form_class = forms.ExpertiseForm
    template_name = "agents/registry/expertise.html"
    heading = _("Set expertise")
    done_message = _("The expertise is noted.")
