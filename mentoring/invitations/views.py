"""Glue for invitations to sessions."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agents.models import Person
from agents.models.people import person_of
from foundation.calendar import local_time
from foundation.http import SignedInRequest
from innovations.models import Innovation, Member
from mentoring.acting import act_once, tell_made
from mentoring.invitations.forms import NUMBERS, AnswerForm, InviteForm, PickForm
from mentoring.invitations.operations import answering
from mentoring.invitations.operations.inviting import InvitedAlreadyError
from mentoring.invitations.operations.inviting import invite as invite_team
from mentoring.invitations.refusals import REFUSALS, words
from mentoring.models import Session, SessionInvitation
from mentoring.models.followups import accompanied_by
from mentoring.sessions.rules import DAYS_SHOWN, Wish
from mentoring.sessions.slots import offered
from scheduling.models import Window
from scheduling.windows.forms import LENGTHS


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = Innovation.objects.confirmed().filter(accompanied_by(request.user))
    innovation = get_object_or_404(mine.select_related("opd"), pk=pk)
    form = InviteForm(request.POST or None, initial=_suggested(request, innovation))
    context: dict[str, Any] = {"form": form, "innovation": innovation}
    if request.method == "POST" and form.is_valid():
        try:
            key = f"invite:{pk}"
            made_pk = act_once(request, key, lambda: _invited(request, innovation, form))
            made = SessionInvitation.objects.get(pk=made_pk)
            told = _("The team has been invited. The times are held for it.")
            tell_made(request, key, told, made, made.get_absolute_url())
            return redirect(made)
        except REFUSALS as refusal:
            context["refusal"] = words(refusal, request.user)
            if isinstance(refusal, InvitedAlreadyError):
                context["open_one"] = refusal.invitation
    status = 409 if "refusal" in context else 200
    return render(request, "mentoring/invitations/invite.html", context, status=status)


@login_required
@require_safe
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _visible(request, pk))


@login_required
@require_POST
def pick(request: SignedInRequest, pk: int) -> HttpResponse:
    invitation, form = _of_my_team(request, pk), PickForm(request.POST)
    if not form.is_valid():
        return _page(request, invitation, form=form)
    time = invitation.times.filter(pk=form.cleaned_data["time"]).first()
    if time is None:
        return _page(request, invitation, refusal=_("Choose one of the times."))
    key = f"pick:{pk}"
    try:
        answer = act_once(request, key, lambda: answering.pick(invitation, request.user, time).pk)
    except answering.AnsweredError as late:
        return _late(request, late)
    except REFUSALS as refusal:
        return _page(request, _visible(request, pk), refusal=words(refusal, request.user))
    made = Session.objects.with_names().get(pk=answer)
    told = _("The session is booked. An invitation is on its way to you.")
    when = local_time.day_and_hours(made.starts_at, made.ends_at)
    tell_made(request, key, told, f"{made}, {when}", made.get_absolute_url())
    return redirect(made)


@login_required
@require_POST
def decline(request: SignedInRequest, pk: int) -> HttpResponse:
    told = _("You have declined. The mentor has been told.")
    return _end(request, _of_my_team(request, pk), answering.decline, told)


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    told = _("The invitation is taken back. Your times are free again.")
    rows = SessionInvitation.objects.filter(mentor__user_id=request.user.pk).with_names()
    return _end(request, get_object_or_404(rows, pk=pk), answering.withdraw, told)


def _end(
    request: SignedInRequest, invitation: SessionInvitation, act: Any, told: str
) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, invitation, answer=form)
    reason = form.cleaned_data["reason"]

    def run() -> int:
        act(invitation, request.user, reason)
        return invitation.pk

    try:
        act_once(request, f"answer:{invitation.pk}", run)
        messages.success(request, told)
    except answering.AnsweredError as late:
        return _late(request, late)
    return redirect(invitation)


def _late(request: SignedInRequest, late: answering.AnsweredError) -> HttpResponse:
    """The answer that counts, and where it leads."""
    messages.info(request, words(late, request.user))
    return redirect(late.invitation.session or late.invitation)


def _page(
    request: SignedInRequest,
    invitation: SessionInvitation,
    *,
    form: PickForm | None = None,
    answer: AnswerForm | None = None,
    refusal: str = "",
) -> HttpResponse:
    mine = SessionInvitation.objects.filter(pk=invitation.pk)
    context = {
        "invitation": invitation,
        "may_answer": mine.answerable_by(request.user).exists(),
        "may_withdraw": mine.withdrawable_by(request.user).exists(),
        "form": form or PickForm(),
        "answer": answer or AnswerForm(),
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "mentoring/invitations/detail.html", context, status=status)


def _visible(request: SignedInRequest, pk: int) -> SessionInvitation:
    rows = SessionInvitation.objects.visible_to(request.user).with_names()
    return get_object_or_404(rows, pk=pk)


def _of_my_team(request: SignedInRequest, pk: int) -> SessionInvitation:
    team = Member.objects.filter(person__user_id=request.user.pk).values("innovation_id")
    rows = SessionInvitation.objects.filter(innovation__in=team).with_names()
    return get_object_or_404(rows, pk=pk)


def _invited(request: SignedInRequest, innovation: Innovation, form: InviteForm) -> int:
    data = form.cleaned_data
    made = invite_team(
        request.user,
        innovation,
        form.times(),
        topic=data["topic"],
        room=data["room"],
        link=data["online_link"],
    )
    return made.pk


def _suggested(request: SignedInRequest, innovation: Innovation) -> dict[str, Any]:
    """Her first free times on different days, and the place that she offered last."""
    mentor = person_of(request.user)
    if mentor is None or request.method == "POST":
        return {}
    return {**_place(mentor), **_times(mentor, innovation)}


def _place(mentor: Person) -> dict[str, Any]:
    last = Window.objects.filter(person=mentor).order_by("-created_at", "-pk").first()
    if last is None:
        return {}
    minutes = last.slot_minutes if last.slot_minutes in LENGTHS else 45
    return {"room": last.room_id, "online_link": last.link, "minutes": minutes}


def _times(mentor: Person, innovation: Innovation) -> dict[str, Any]:
    span = local_time.span(timezone.localdate(), DAYS_SHOWN)
    free = offered([mentor], *span, Wish(None, innovation))
    days: dict[Any, Any] = {}
    for slot in sorted(free, key=lambda slot: slot.starts_at):
        days.setdefault(timezone.localdate(slot.starts_at), slot)
    found: dict[str, Any] = {}
    for nth, (day, slot) in zip(NUMBERS, days.items(), strict=False):
        found[f"day_{nth}"] = day
        found[f"begins_{nth}"] = timezone.localtime(slot.starts_at).time()
    return found
