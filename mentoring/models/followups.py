"""What is to be done for an innovation, by whom and by when."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment, Person
from agents.models.appointments import has_role
from foundation.users import Account, AnyUser
from innovations.models import Innovation, Member
from mentoring.models.assignments import Assignment
from mentoring.models.coverage import coverage_of
from mentoring.models.sessions import Session

SOON = timedelta(days=7)  # what is due within a week belongs on the first page of its owner
# With all that rows of lists name.
NAMES = ("innovation__opd", "session__booking", "owner", "done_by", "made_by")


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def visible_to(self, user: AnyUser) -> Self:
        """Those of innovations that one may see, and one's own."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            models.Q(innovation__in=Innovation.objects.visible_to(user))
            | models.Q(owner__user_id=user.pk)
        )

    def changeable_by(self, user: AnyUser) -> Self:
        """Those that the account may change: of its teams, of the innovations that it accompanies
        today; all for the clinic."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(innovation__in=Innovation.objects.filter(kept_by(user)))

    def settleable_by(self, user: AnyUser) -> Self:
        """Those of which the account may say that they are done, or not yet: changeable ones, and
        its own, also where it has left the team since."""
        if not user.is_authenticated:
            return self.none()
        kept = Innovation.objects.filter(kept_by(user))
        return self.filter(models.Q(innovation__in=kept) | models.Q(owner__user_id=user.pk))

    def open(self) -> Self:
        """Not done."""
        return self.filter(done_at=None)

    def done(self) -> Self:
        """Done; the last one first."""
        return self.exclude(done_at=None).order_by("-done_at", "-pk")

    def overdue(self, on: date) -> Self:
        """Open, and due before a local day."""
        return self.open().filter(due_on__lt=on)

    def due_soon(self, on: date) -> Self:
        """Open, and due on a local day or within SOON after it; what is overdue is not among them."""
        return self.open().filter(due_on__gte=on, due_on__lte=on + SOON)

    def containing(self, words: str) -> Self:
        """Those that have these words in what is to be done, or in the name of the innovation."""
        return self.filter(
            models.Q(what__icontains=words) | models.Q(innovation__name__icontains=words)
        )

    def of(self, user: AnyUser) -> Self:
        """Those that the person behind an account has to do; none of a visitor. Takes no query of
        its own, unlike `person_of` and `of_owner`."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(owner__user_id=user.pk)

    def of_owner(self, person: Person) -> Self:
        """Those that this person has to do."""
        return self.filter(owner=person)

    def of_teams_of(self, mentor: AnyUser) -> Self:
        """Those of innovations that the person behind this account accompanies today, by an
        assignment that runs and a decree in force; her own there included."""
        if not mentor.is_authenticated:
            return self.none()
        theirs = Innovation.objects.confirmed().filter(accompanied_by(mentor))
        return self.filter(innovation__in=theirs)

    def for_list(self, user: Account) -> Self:
        """With names, and with what the account may do: `may_change` and `may_settle`."""
        kept = Innovation.objects.filter(kept_by(user), pk=models.OuterRef("innovation_id"))
        return self.with_names().annotate(
            may_change=models.Exists(kept),
            may_settle=models.Case(
                models.When(
                    models.Q(models.Exists(kept)) | models.Q(owner__user_id=user.pk),
                    then=models.Value(True),
                ),
                default=models.Value(False),
            ),
        )

    def with_names(self) -> Self:
        """With what rows of lists name: innovation and its owner, session, people."""
        return self.select_related(*NAMES)


def accompanied_by(user: Account) -> models.Q:
    """Condition on Innovation: those that the account accompanies today. Its OPDs are read once a
    request."""
    today = timezone.localdate()
    mine = Assignment.objects.of(user).running(today).readable(today).exclude(innovation=None)
    return models.Q(pk__in=mine.values("innovation_id")) | models.Q(
        opd_id__in=coverage_of(user, today).answerable
    )


def kept_by(user: Account) -> models.Q:
    """Condition on Innovation: confirmed ones whose follow-ups the account writes, changes and
    settles. Its team, the mentors who accompany it today, the clinic."""
    confirmed = models.Q(state=Innovation.State.CONFIRMED)
    if user.is_superuser or has_role(user, timezone.localdate(), Appointment.Kind.CLINIC):
        return confirmed
    team = Member.objects.filter(person__user_id=user.pk).values("innovation_id")
    return confirmed & (models.Q(pk__in=team) | accompanied_by(user))


def possible_owners(innovation: Innovation, on: date) -> list[Person]:
    """Who may be given something to do on a local day: the team in its order, then its mentors."""
    team = [each.person for each in innovation.members.select_related("person__user")]
    running = Assignment.objects.running(on).readable(on).accompanying(innovation)
    mentors = [each.mentor for each in running.select_related("appointment__person__user")]
    return list(dict.fromkeys([*team, *mentors]))


class FollowUp(models.Model):
    """What somebody has to do for an innovation, agreed on in a session or apart from one."""

    innovation = models.ForeignKey(
        Innovation, models.PROTECT, related_name="follow_ups", verbose_name=_("innovation")
    )
    session = models.ForeignKey(
        Session, models.PROTECT, null=True, blank=True, related_name="follow_ups"
    )
    what = models.CharField(_("to do"), max_length=250)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("who"))
    due_on = models.DateField(_("due date"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    # Of old ones nobody has written down who did, made and when.
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(null=True, blank=True)
    # Counted up with whatever outdates a reminder: another day, another owner, opened again.
    revision = models.PositiveIntegerField(default=0)

    # Annotations of `for_list`.
    may_change: bool
    may_settle: bool

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = [models.F("due_on").asc(nulls_last=True), "pk"]
        indexes = [
            models.Index(
                fields=["owner", "due_on"],
                condition=models.Q(done_at=None),
                name="follow_up_open",
            )
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("mentoring:follow_up", args=[self.pk])

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed, as of today, and it is not done."""
        return not self.is_done and self.due_on is not None and self.due_on < timezone.localdate()

    @property
    def is_due_today(self) -> bool:
        return not self.is_done and self.due_on == timezone.localdate()
