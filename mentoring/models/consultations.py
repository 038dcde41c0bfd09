"""A question and its thread; who may know of it, read it and speak in it."""

import secrets
from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment, Opd, Person
from agents.models.appointments import opds_in_charge
from foundation.calendar import working_days
from foundation.calendar.local_time import span
from foundation.models import Stream
from foundation.users import Account, AnyUser
from innovations.models import Innovation
from mentoring.app_settings import app_settings
from mentoring.models.rights import rights_of
from mentoring.models.threads import Message, Part, Participant, is_open

Kind = Appointment.Kind
STREAMS = "consultation:"


def new_stream_name() -> str:
    """The name of the stream of a new thread. By chance, since the thread is written after its
    stream and has no key of its own yet."""
    return f"{STREAMS}{secrets.token_hex(16)}"


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, user: AnyUser) -> Self:
        """Those in which the account may read what is said.

        On an innovation: its people, the mentors who accompany it or its OPD, the clinic. Without
        one: who asked, the mentors who accompany her OPD, else any mentor until one takes it, the
        clinic. Heads, innovation admins and supervisors of the OPD learn that a consultation exists
        and since when it waits (`known_to`), not what is said: a talk of innovator and mentor is
        confidential, its service level is not. A former mentor reads on as long as her assignment
        is readable, and never beyond the decree that gave the right.
        """
        if not user.is_authenticated:
            return self.none()
        rights = rights_of(user)
        return self.filter(rights.seeing)

    def known_to(self, user: AnyUser) -> Self:
        """Those of which the account may know that they exist and since when they wait: visible
        ones, and those of an OPD in its charge today."""
        if not user.is_authenticated:
            return self.none()
        kinds = (Kind.HEAD, Kind.INNOVATION_ADMIN, Kind.SUPERVISOR)
        in_charge = opds_in_charge(user, timezone.localdate(), *kinds)
        rights = rights_of(user)
        return self.filter(
            rights.seeing
            | models.Q(innovation__opd_id__in=in_charge)
            | models.Q(innovation=None, opd_id__in=in_charge)
        )

    def for_thread(self, user: Account) -> Self:
        """Visible ones with all that operations and pages of a thread ask: the account's place and
        rights (`my_part`), and how far either side has read. Annotations: see `Consultation`."""
        rights = rights_of(user)
        here = Participant.objects.filter(consultation=models.OuterRef("pk"))
        mine = here.filter(person__user_id=user.pk)
        return (
            self.filter(rights.seeing)
            .annotate(
                me_id=models.Subquery(Person.objects.filter(user_id=user.pk).values("pk")[:1]),
                asks=_flag(rights.asking),
                answers=_flag(rights.answering),
                may_take=_flag(rights.queue),
                is_clinic=_flag(rights.clinic),
                is_open=_flag(is_open()),
                has_joined=models.Exists(mine.filter(joined_at__isnull=False, left_at=None)),
                holds_claim=models.Exists(mine.filter(holds_claim=True)),
                my_seq=Coalesce(models.Subquery(mine.values("read_seq")[:1]), 0),
                **_read_by("asker", here.filter(part=Part.ASKER)),
                **_read_by("helper", here.exclude(part=Part.ASKER)),
            )
            .select_related("innovation", "opd", "stream")
        )

    def containing(self, words: str) -> Self:
        """Those that have these words in their subject or in the name of the innovation; not in what
        is said."""
        return self.filter(
            models.Q(subject__icontains=words) | models.Q(innovation__name__icontains=words)
        )

    def open(self) -> Self:
        """Not closed, or asked again after it was."""
        return self.filter(is_open())

    def closed(self) -> Self:
        """Closed, and nothing was said since."""
        return self.exclude(is_open())

    def with_waiting(self) -> Self:
        """Annotate `waiting_since`: when the first question after the last answer was asked, and
        after the closing if there was one; None where nothing waits."""
        said = Message.objects.texts().filter(consultation=models.OuterRef("pk"))
        answered = said.exclude(part=Part.ASKER).order_by("-seq").values("seq")[:1]
        asked = said.filter(
            part=Part.ASKER,
            seq__gt=Greatest(models.OuterRef("answered_seq"), models.OuterRef("closed_before")),
        )
        first = asked.order_by("seq").values("sent_at")[:1]
        return self.annotate(
            answered_seq=Coalesce(models.Subquery(answered), 0),
            closed_before=Coalesce("closed_seq", 0),
            waiting_since=models.Subquery(first),
        )

    def waiting(self) -> Self:
        """Those whose last word is a question, with `waiting_since`: what is closed waits for
        nobody."""
        return self.with_waiting().filter(waiting_since__isnull=False)

    def overdue(self, on: date) -> Self:
        """Waiting for longer than MENTORING_ANSWER_WITHIN_DAYS working days when the local day `on`
        begins."""
        return self.waiting().filter(waiting_since__lt=overdue_before(on))

    def with_unread(self, user: Account) -> Self:
        """Annotate `unread`: how many messages of others came since the last one that `user` has
        read or sent; 0 for whoever takes no part."""
        mine = Participant.objects.filter(
            consultation=models.OuterRef("pk"), person__user_id=user.pk, left_at=None
        )
        counted = (
            Message.objects.texts()
            .filter(consultation=models.OuterRef("pk"), seq__gt=models.OuterRef("read_upto"))
            .exclude(author__user_id=user.pk)
            .order_by()
            .values("consultation")
            .annotate(count=models.Count("pk"))
            .values("count")
        )
        upto = Coalesce(models.Subquery(mine.furthest_read()), "stream__last_seq")
        return self.annotate(read_upto=upto, unread=Coalesce(models.Subquery(counted), 0))

    def for_list(self, user: Account) -> Self:
        """Visible ones as rows of a list, with `waiting_since`, `unread`, `may_take` and
        `is_open`."""
        rights = rights_of(user)
        found = self.filter(rights.seeing).annotate(
            may_take=_flag(rights.queue), is_open=_flag(is_open())
        )
        return found.with_waiting().with_unread(user).with_names()

    def longest_waiting_first(self) -> Self:
        """Of `with_waiting`: the longest waiting first, then whatever moved last."""
        return self.order_by(
            models.F("waiting_since").asc(nulls_last=True),
            models.F("stream__changed_at").desc(nulls_last=True),
            "-pk",
        )

    def latest_news_first(self) -> Self:
        """Of `with_unread`: what is unread first, then whatever moved last."""
        is_news = models.Case(models.When(unread__gt=0, then=0), default=1)
        return self.order_by(is_news, models.F("stream__changed_at").desc(nulls_last=True), "-pk")

    def for_panel(self, user: Account) -> Self:
        """Known ones for a panel, with `may_open` (whether the account may read what is said),
        `waiting_since` and `is_open`."""
        return (
            self.known_to(user)
            .with_waiting()
            .annotate(may_open=_flag(rights_of(user).seeing), is_open=_flag(is_open()))
        )

    def with_names(self) -> Self:
        """With what rows of lists name: innovation, OPDs, who asked and closed; and the stream."""
        return self.select_related("innovation__opd", "opd", "opened_by", "closed_by", "stream")


def overdue_before(on: date) -> datetime:
    """The instant since which a question must wait to be overdue when the local day `on` begins:
    the end of the last day that is MENTORING_ANSWER_WITHIN_DAYS working days behind."""
    return span(working_days.last_overdue(on, app_settings.ANSWER_WITHIN_DAYS), 1)[1]


def _flag(condition: models.Q) -> models.Case:
    return models.Case(
        models.When(condition, then=True), default=False, output_field=models.BooleanField()
    )


def _read_by(side: str, here: models.QuerySet["Participant"]) -> dict[str, models.Subquery]:
    furthest = here.order_by("-read_seq", "read_at")
    return {
        f"{side}_read_{what}": models.Subquery(furthest.values(f"read_{what}")[:1])
        for what in ("seq", "at")
    }


class Consultation(models.Model):
    """A question, and all that is said about it, between innovators and mentors."""

    subject = models.CharField(_("subject"), max_length=150)
    innovation = models.ForeignKey(
        Innovation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="consultations",
        verbose_name=_("innovation"),
    )
    # Of the person who asked, on the day she asked.
    opd = models.ForeignKey(
        Opd, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("OPD")
    )
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    # Where the thread stood when somebody closed it: a later message opens it again by itself.
    closed_seq = models.PositiveBigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    stream = models.OneToOneField(Stream, models.PROTECT, related_name="+")

    # What `for_thread`, `with_waiting` and `with_unread` annotate.
    me_id: int | None
    asks: bool
    answers: bool
    may_take: bool
    is_clinic: bool
    is_open: bool
    has_joined: bool
    holds_claim: bool
    my_seq: int
    asker_read_seq: int | None
    asker_read_at: datetime | None
    helper_read_seq: int | None
    helper_read_at: datetime | None
    waiting_since: datetime | None
    unread: int
    may_open: bool

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_seq=None, closed_at=None, closed_by=None)
                | models.Q(
                    closed_seq__isnull=False, closed_at__isnull=False, closed_by__isnull=False
                ),
                name="consultation_closed_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("mentoring:consultation", args=[self.pk])

    @property
    def my_part(self) -> Part | None:
        """On whose side the user of `for_thread` may speak; None for whoever may only read. Who
        asks is an asker, whatever else she is."""
        if self.asks:
            return Part.ASKER
        if self.answers:
            return Part.MENTOR
        return Part.CLINIC if self.is_clinic else None
