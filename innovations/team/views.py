"""Who carries an innovation, and whoever is asked to."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.http import SignedInRequest
from foundation.once import key_in, once
from foundation.used_forms import said_by, tell_made
from innovations.models import Innovation, Invitation, Member
from innovations.team.forms import InviteForm, PartForm
from innovations.team.operations import inviting, members

INVITE = "innovations.invite"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: SignedInRequest, pk: int) -> HttpResponse:
    innovation = _editable(request, pk)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _entered(request, innovation, form):
        return redirect("innovations:members", pk)
    rows = innovation.members.select_related("person")
    context = {
        "form": form,
        "innovation": innovation,
        "members": [(each, PartForm(initial={"part": each.part})) for each in rows],
        "invitations": innovation.invitations.pending(),
    }
    return render(request, "innovations/team/members.html", context)


@login_required
@require_POST
def change_part(request: SignedInRequest, pk: int, member_id: int) -> HttpResponse:
    innovation, form = _editable(request, pk), PartForm(request.POST)
    member = Member.objects.filter(pk=member_id, innovation=innovation).first()
    if member is not None and form.is_valid():
        members.change_part(member, form.cleaned_data["part"], request.user)
        messages.success(request, _("Saved."))
    return redirect("innovations:members", pk)


@login_required
@require_POST
def remove_member(request: SignedInRequest, pk: int, member_id: int) -> HttpResponse:
    innovation = _editable(request, pk)
    found = Member.objects.filter(pk=member_id, innovation=innovation).select_related("person")
    member = found.first()
    try:
        if member is not None:
            members.remove_member(member, request.user)
        messages.success(request, _("Removed from the team."))
    except members.LastMemberError:
        messages.error(request, _("Somebody must carry the innovation: add another person first."))
    if Innovation.objects.editable_by(request.user).filter(pk=pk).exists():
        return redirect("innovations:members", pk)
    return redirect("innovations:list")


@login_required
@require_POST
def take_back(request: SignedInRequest, pk: int, invitation_id: int) -> HttpResponse:
    innovation = _editable(request, pk)
    invitation = get_object_or_404(innovation.invitations, pk=invitation_id)
    inviting.take_back(invitation, request.user)
    messages.success(request, _("The invitation has been taken back."))
    return redirect("innovations:members", pk)


@login_required
@require_safe
def invitation(request: SignedInRequest, pk: int) -> HttpResponse:
    """Only for whom it means. She sees of the innovation what she needs to decide."""
    context = {"invitation": _mine(request, pk)}
    return render(request, "innovations/team/invitation.html", context)


@login_required
@require_POST
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    found = _mine(request, pk)
    try:
        inviting.accept(found, request.user)
        messages.success(request, _("You are in the team now."))
    except inviting.InvitationSettledError:
        messages.error(request, _("This invitation was answered or taken back already."))
        return redirect(found)
    return redirect("innovations:detail", found.innovation_id)


@login_required
@require_POST
def decline(request: SignedInRequest, pk: int) -> HttpResponse:
    found = _mine(request, pk)
    try:
        inviting.decline(found, request.user)
        messages.success(request, _("Declined. Whoever asked you has been told."))
    except inviting.InvitationSettledError:
        messages.error(request, _("This invitation was answered or taken back already."))
    return redirect(found)


def _entered(request: SignedInRequest, innovation: Innovation, form: InviteForm) -> bool:
    """Added, where an innovation admin adds his own; else asked, in the same words for everybody."""
    named, part = form.cleaned_data["who"], form.cleaned_data["part"]
    colleague = members.of_own_unit(request.user, innovation, named)
    try:
        if colleague is not None:
            members.add_member(innovation, colleague, part, request.user)
            messages.success(request, _("Added to the team. The person has been told."))
        else:
            _invite(request, innovation, named, part)
    except members.AlreadyMemberError:
        messages.info(request, _("This person is in the team already."))
    except inviting.InviteOneselfError:
        form.add_error("who", _("This is you. Ask somebody else."))
    except inviting.TooManyInvitationsError:
        form.add_error(
            "who", _("You have asked as many people as one may in a day. Go on tomorrow.")
        )
    return not form.errors


def _invite(request: SignedInRequest, innovation: Innovation, named: str, part: str) -> None:
    key, action = key_in(request.POST), f"{INVITE}:{innovation.pk}"
    pk = once(
        request.user,
        action,
        key,
        lambda: inviting.invite(innovation, named, part, request.user).pk,
        said_by(request),
    )
    told = _(
        "The invitation is noted. If the NIP or e-mail is known, the person is told and answers "
        "herself; she is in the team once she accepts."
    )
    made = Invitation.objects.filter(pk=pk).first()
    url = f"{innovation.get_absolute_url()}tim/"
    tell_made(request, action, told, made.shown_name if made else innovation, url)


def _mine(request: SignedInRequest, pk: int) -> Invitation:
    rows = Invitation.objects.to(request.user).select_related("innovation__opd", "invited_by")
    return get_object_or_404(rows, pk=pk)


def _editable(request: SignedInRequest, pk: int) -> Innovation:
    editable = Innovation.objects.editable_by(request.user).select_related("opd")
    return get_object_or_404(editable, pk=pk)
