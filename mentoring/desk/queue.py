"""What waits for a mentor."""

from functools import cached_property
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from foundation.calendar import local_time
from foundation.users import Account
from mentoring.models import Consultation, FollowUp, Session
from mentoring.models.rights import rights_of
from mentoring.models.sessions import in_status

Status = Session.Status


class Queue:
    """What waits for `user`, as of the moment it is made. Sessions are read once for all parts."""

    def __init__(self, user: Account) -> None:
        self.user = user
        self.now = timezone.now()
        self.day = timezone.localdate()

    def today(self) -> list[Session]:
        """Sessions booked that begin by the end of this day and are not over: those over wait to be
        reported."""
        return [each for each in self._booked if each.ends_at > self.now]

    def unreported(self) -> list[Session]:
        """Sessions that are over and of which nobody has said what came of them; the oldest
        first."""
        return [each for each in self._booked if each.ends_at <= self.now]

    def asked(self) -> list[Session]:
        """Requests that she may answer; first those that expire first."""
        waiting = [each for each in self._sessions if each.status == Status.REQUESTED]
        return sorted(waiting, key=lambda each: each.expires_at or self.now)

    def waiting(self) -> QuerySet[Consultation]:
        """Questions that she is to answer, or (`is_free`) that any mentor may take; the longest
        waiting first, with `waiting_since` and `is_overdue`."""
        rights = rights_of(self.user)
        late = Consultation.objects.overdue(self.day).filter(pk=OuterRef("pk"))
        mine: Any = Consultation.objects.filter(rights.answering | rights.queue).waiting()
        return (
            mine.annotate(
                is_overdue=Exists(late),
                is_free=Case(When(rights.answering, then=Value(False)), default=Value(True)),
            )
            .select_related("innovation", "opd", "opened_by")
            .order_by("waiting_since", "pk")
        )

    def unread(self) -> QuerySet[Consultation]:
        """Threads in which she takes part with something new, with `unread` (how many messages);
        those that moved last first."""
        found: Any = Consultation.objects.visible_to(self.user).with_unread(self.user)
        unread = found.filter(unread__gt=0).select_related("innovation", "opd")
        return unread.order_by("-stream__changed_at", "-pk")

    def promised(self) -> list[FollowUp]:
        """What she has to do herself: first what is due first, last what has no date."""
        return [each for each in self._follow_ups if each.owner.user_id == self.user.pk]

    def of_teams(self) -> list[FollowUp]:
        """What others have to do for the innovations that she accompanies, in the same order."""
        return [each for each in self._follow_ups if each.owner.user_id != self.user.pk]

    @property
    def _booked(self) -> list[Session]:
        return [each for each in self._sessions if each.status == Status.CONFIRMED]

    @cached_property
    def _sessions(self) -> list[Session]:
        """Booked ones that begin by the end of this day, and requests to answer: one query for
        three parts."""
        _, end = local_time.span(self.day, 1)
        booked = in_status(Status.CONFIRMED) & Q(booking__starts_at__lt=end)
        asked = Session.objects.answerable_by(self.user).values("pk")
        mine = Session.objects.filter(mentor__user_id=self.user.pk)
        return list(
            mine.filter(booked | Q(pk__in=asked)).with_names().order_by("booking__starts_at", "pk")
        )

    @cached_property
    def _follow_ups(self) -> list[FollowUp]:
        """Her own and those of her teams, that are open: one query for two parts."""
        rows = FollowUp.objects.open()
        hers = rows.of(self.user) | rows.of_teams_of(self.user)
        return list(hers.for_list(self.user))
