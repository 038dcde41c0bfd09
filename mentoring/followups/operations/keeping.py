"""Give somebody something to do, change it, say that it is done, and take that back."""

from datetime import date, datetime

from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.registry.operations.people import person_for
from foundation.users import Account
from innovations.models import Innovation
from innovations.refusals import NotConfirmedError
from mentoring.followups import notices
from mentoring.followups.operations.reminders import plan
from mentoring.models import FollowUp, Session
from mentoring.models.followups import possible_owners


class FollowUpInThePastError(Exception):
    """Nobody can do by yesterday what is written down today."""


class NotOfTheTeamError(Exception):
    """Its owner is of the innovation's team or accompanies it."""


class AlreadyDoneError(Exception):
    """What is done is opened again before it is changed."""


@transaction.atomic
def add(
    about: Innovation | Session,
    by: Account,
    *,
    what: str,
    owner: Person,
    due_on: date | None = None,
    at: datetime | None = None,
) -> FollowUp:
    """Write down what `owner` has to do for an innovation, as agreed on in a session or apart from
    one. Whom somebody else gives it is told and, with a day, reminded.

    `at` tells what is past. Raises NotConfirmedError, FollowUpInThePastError, NotOfTheTeamError.
    """
    at = at or timezone.now()
    session = about if isinstance(about, Session) else None
    innovation = about.innovation if isinstance(about, Session) else about
    if not innovation.is_confirmed:
        raise NotConfirmedError
    day = timezone.localdate(at)
    _check_day(due_on, day)
    _check_owner(innovation, owner, day)
    actor = person_for(by)
    made = FollowUp.objects.create(
        innovation=innovation,
        session=session,
        what=what,
        owner=owner,
        due_on=due_on,
        made_by=actor,
        made_at=at,
    )
    log_change(made, "mentoring.add_follow_up", by, at)
    plan(made)
    notices.tell_given(made, actor, at)
    return made


@transaction.atomic
def change(
    follow_up: FollowUp, by: Account, *, what: str, owner: Person, due_on: date | None
) -> FollowUp:
    """Change what is to be done, by whom or by when. The row is read again under a lock; reminders
    follow the day. A day that has passed may stay as it is.

    Raises AlreadyDoneError, FollowUpInThePastError, NotOfTheTeamError.
    """
    rows = FollowUp.objects.select_related("innovation", "owner__user")
    row = rows.select_for_update(of=("self",)).get(pk=follow_up.pk)
    if row.is_done:
        raise AlreadyDoneError
    wanted = {"what": what, "owner": owner, "due_on": due_on}
    changed = {name for name, value in wanted.items() if getattr(row, name) != value}
    today, former = timezone.localdate(), row.owner
    if "due_on" in changed:
        _check_day(due_on, today)
    if "owner" in changed:
        _check_owner(row.innovation, owner, today)
    if not changed:
        return row
    for name in changed:
        setattr(row, name, wanted[name])
    if changed - {"what"}:
        row.revision += 1
    row.save(update_fields=[*changed, "revision"])
    log_change(row, "mentoring.change_follow_up", by)
    plan(row)
    _tell_changed(row, former, by)
    return row


@transaction.atomic
def finish(follow_up: FollowUp, by: Account, *, at: datetime | None = None) -> bool:
    """Say that it is done; whoever gave it is told. False where it was done already. `at` tells
    what is past."""
    at, actor = at or timezone.now(), person_for(by)
    still_open = FollowUp.objects.open().filter(pk=follow_up.pk)
    if not still_open.update(done_at=at, done_by=actor):
        return False
    row = FollowUp.objects.with_names().get(pk=follow_up.pk)
    log_change(row, "mentoring.finish_follow_up", by, at)
    notices.note_settled(row, at)
    notices.tell_done(row, actor, at)
    return True


@transaction.atomic
def reopen(follow_up: FollowUp, by: Account) -> bool:
    """It is not done after all; its owner is told and reminded again. False where it is open."""
    finished = FollowUp.objects.filter(pk=follow_up.pk, done_at__isnull=False)
    again = {"done_at": None, "done_by": None, "revision": models.F("revision") + 1}
    if not finished.update(**again):
        return False
    row = FollowUp.objects.with_names().get(pk=follow_up.pk)
    log_change(row, "mentoring.reopen_follow_up", by)
    plan(row)
    notices.tell_reopened(row, person_for(by))
    return True


def _check_day(due_on: date | None, on: date) -> None:
    if due_on is not None and due_on < on:
        raise FollowUpInThePastError


def _check_owner(innovation: Innovation, owner: Person, on: date) -> None:
    if owner not in possible_owners(innovation, on):
        raise NotOfTheTeamError


def _tell_changed(row: FollowUp, former: Person, by: Account) -> None:
    actor = person_for(by)
    if former.pk == row.owner_id:
        notices.tell_changed(row, actor)
    else:
        notices.tell_given(row, actor, timezone.now())
        notices.tell_passed_on(row, former, actor)


def log_change(row: FollowUp, action: str, by: Account | None, at: datetime | None = None) -> None:
    """With the innovation, whose history it belongs to."""
    log(
        instance=row.innovation,
        action=action,
        user=by,
        data={"what": row.what, "follow_up": row.pk},
        timestamp=at or timezone.now(),
    )
