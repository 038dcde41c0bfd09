"""One thread: read it, write in it, take the question, close it."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.files.refusals import FileRefusedError
from foundation.http import SignedInRequest
from foundation.once import key_in
from foundation.retry import BusyError, persistently
from foundation.text import number_in
from foundation.used_forms import used_up
from mentoring.consultations.forms import MessageForm
from mentoring.consultations.lines import lines_of, read_by_others
from mentoring.consultations.operations import turns
from mentoring.consultations.operations.talking import (
    ReadOnlyError,
    TooManyFilesError,
    mark_read,
    post,
)
from mentoring.consultations.refusals import why_not_attached
from mentoring.models import Consultation, Message, MessageTemplate
from mentoring.models.threads import LONGEST_TEXT, Part
from mentoring.permissions import is_mentor
from mentoring.replies.operations import with_template
from mentoring.templatetags.mentoring_threads import read_words

PER_PAGE = 50
JSON = "application/json"
# The button that puts a template into the message.
USE = "pakai"


@login_required
@require_safe
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, thread(request, pk), MessageForm())


@login_required
@require_POST
def send(request: SignedInRequest, pk: int) -> HttpResponse:
    """A form, answered by the page; to the script (Accept: application/json) by JSON, the message's
    `seq` and the key of the next form, or 422 with "errors"."""
    consultation = thread(request, pk)
    if USE in request.POST:
        return _page(request, consultation, _filled(request))
    form = MessageForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_beside(form):
            return _sent(request, persistently(lambda: _posted(request, consultation, form)))
    if request.headers.get("Accept") == JSON:
        errors = [str(error) for found in form.errors.values() for error in found]
        return JsonResponse({"errors": errors}, status=422)
    return _page(request, consultation, form)


@login_required
@require_safe
def new_messages(request: SignedInRequest, pk: int) -> HttpResponse:
    """JSON for the script: the lines after ?sejak= as HTML ("html", PER_PAGE at once), whether
    there are "more", and how far the others have "read"."""
    consultation = thread(request, pk)
    found = consultation.messages.for_thread().after(_number(request, "sejak") or 0)
    some = list(found.order_by("seq")[: PER_PAGE + 1])
    lines = lines_of(consultation, some[:PER_PAGE])
    read_seq, read_at = read_by_others(consultation)
    context = {"lines": lines, "consultation": consultation}
    return JsonResponse(
        {
            "html": render_to_string("mentoring/consultations/lines.html", context),
            "more": len(some) > PER_PAGE,
            "read": {"seq": read_seq, "words": read_words(read_at) if read_at else ""},
        }
    )


@login_required
@require_POST
def read(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note how far she has read (`seq`); 204 for the script. A `seq` that is no number is left
    out."""
    consultation = thread(request, pk)
    seq = number_in(request.POST.get("seq", ""))
    if seq is not None:
        mark_read(request.user, consultation, seq)
    if request.headers.get("Accept") == JSON:
        return HttpResponse(status=204)
    return redirect(consultation)


@login_required
@require_POST
def take(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the question. To a mentor one that is gone and one that never was answer alike."""
    try:
        consultation = thread(request, pk)
        turns.take(request.user, consultation)
    except (turns.TakenError, ReadOnlyError, Http404):
        if not is_mentor(request.user):
            raise Http404 from None
        messages.info(request, _("This question waits no longer: a colleague has taken it."))
        return redirect("mentoring:consultations")
    messages.success(request, _("The question is yours to answer."))
    return redirect(consultation)


@login_required
@require_POST
def give_back(request: SignedInRequest, pk: int) -> HttpResponse:
    turns.give_back(request.user, thread(request, pk))
    messages.success(request, _("The question waits for another mentor."))
    return redirect("mentoring:consultations")


@login_required
@require_POST
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    return _turn(request, pk, turns.close)


@login_required
@require_POST
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    return _turn(request, pk, turns.reopen)


def thread(request: SignedInRequest, pk: int) -> Consultation:
    """The consultation as `user` may read it, or 404: one that is not hers and none at all are
    alike."""
    return get_object_or_404(Consultation.objects.for_thread(request.user), pk=pk)


@contextmanager
def refusals_beside(form: BaseForm) -> Iterator[None]:
    """Put a refusal of the operation inside the block into the form, with everything that was typed
    kept."""
    try:
        yield
    except ReadOnlyError:
        form.add_error(None, _("You may read this consultation, but not write in it."))
    except (FileRefusedError, TooManyFilesError) as refusal:
        form.add_error("attachments", why_not_attached(refusal))
    except BusyError:
        form.add_error(None, _("Many people are writing at this moment. Send it once more."))


def _filled(request: SignedInRequest) -> MessageForm:
    """What was typed, with one of her own templates below it: nothing is sent."""
    pk = number_in(request.POST.get("templat", "")) or 0
    typed = request.POST.get("text", "")[:LONGEST_TEXT]
    template = MessageTemplate.objects.of(request.user).filter(pk=pk).first()
    text = with_template(typed, template) if template is not None else typed
    return MessageForm(initial={"text": text})


def _posted(request: SignedInRequest, consultation: Consultation, form: MessageForm) -> Message:
    data = form.cleaned_data
    key = key_in(request.POST)
    return post(request.user, consultation, data["text"], key=key, uploads=data["attachments"])


def _sent(request: SignedInRequest, message: Message) -> HttpResponse:
    url = f"{message.consultation.get_absolute_url()}#pesan-{message.seq}"
    said = request.POST.get("text", "").replace("\r\n", "\n").strip()
    if message.text.replace("\r\n", "\n").strip() != said:
        messages.warning(request, used_up(Truncator(message.text).words(12), url))
    if request.headers.get("Accept") == JSON:
        return JsonResponse({"seq": message.seq, "key": uuid.uuid4().hex})
    return redirect(f"{message.consultation.get_absolute_url()}#pesan-{message.seq}")


def _turn(
    request: SignedInRequest, pk: int, act: Callable[[Any, Consultation], None]
) -> HttpResponse:
    consultation = thread(request, pk)
    try:
        act(request.user, consultation)
    except ReadOnlyError:
        raise Http404 from None
    return redirect(consultation)


def _page(request: SignedInRequest, consultation: Consultation, form: MessageForm) -> HttpResponse:
    """The last PER_PAGE lines, or those before ?sebelum=."""
    before = _number(request, "sebelum")
    found = consultation.messages.for_thread()
    if before is not None:
        found = found.filter(seq__lt=before)
    newest = list(found.order_by("-seq")[: PER_PAGE + 1])
    some = newest[:PER_PAGE][::-1]
    lines = lines_of(consultation, some)
    answers = consultation.my_part in (Part.MENTOR, Part.CLINIC)
    here = consultation.participants.select_related("person")
    context = {
        "consultation": consultation,
        "lines": lines,
        "is_behind": any(line.starts_unread for line in lines),
        "older": some[0].seq if len(newest) > PER_PAGE else None,
        "is_latest": before is None,
        "last_seq": some[-1].seq if some else 0,
        "people": here.filter(joined_at__isnull=False, left_at=None),
        "form": form,
        "templates": list(MessageTemplate.objects.of(request.user)) if answers else [],
        "answers": answers,
    }
    return render(request, "mentoring/consultations/thread.html", context)


def _number(request: SignedInRequest, name: str) -> int | None:
    return number_in(request.GET.get(name, ""))
