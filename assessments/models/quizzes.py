"""The page of a quiz, what it asked at a time, and who has other times."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField

from agents.models import Opd, Person
from assessments.blocks import QuizBlocks
from assessments.choices import Behaviour, Counts, Difficulty, Navigation, OnTimeOut
from assessments.models.categories import Category
from assessments.models.questions import Question
from assessments.page_forms import QuizPageForm
from assessments.review import Preset
from courses.choices import CompletedBy, DoneWhen
from courses.models import ActivityPage

LONGEST_CODE = 50


@dataclass(frozen=True)
class DrawRule:
    """From which questions a slot draws, as the block says it."""

    category: int
    with_below: bool
    tag: str
    difficulty: str
    count: int

    @classmethod
    def of(cls, value: Any) -> "DrawRule":
        """Of what the block holds, or of its JSON; a half-empty one draws nothing."""
        category = str(value.get("category") or "")
        difficulty = str(value.get("difficulty") or "")
        return cls(
            category=int(category) if category.isdecimal() and len(category) < 19 else 0,
            with_below=bool(value.get("with_below")),
            tag=str(value.get("tag") or "").strip(),
            difficulty=difficulty if difficulty in Difficulty.values else "",
            count=int(value.get("count") or 0),
        )

    def questions(self) -> "models.QuerySet[Question]":
        """Those that can be drawn: with a version that is ready, and that ask something."""
        category = Category.objects.filter(pk=self.category).first()
        if category is None:
            return Question.objects.none()
        within = Category.objects.below(category) if self.with_below else [category]
        found = Question.objects.askable().filter(category__in=within)
        if self.difficulty:
            found = found.filter(difficulty=self.difficulty)
        if self.tag:
            found = found.filter(tagged__tag__name__iexact=self.tag).distinct()
        return found


@dataclass(frozen=True)
class Shortage:
    """A slot that cannot ask what it should: at `place` in the quiz, from 0."""

    place: int
    wanted: int
    found: int


class QuizPage(ActivityPage):
    """Questions of the bank, fixed or drawn, that a learner answers in attempts."""

    completed_by = CompletedBy.OWN_OPERATION
    done_rules = (DoneWhen.SUBMITTED, DoneWhen.PASSED, DoneWhen.GRADED)
    gives_score = True

    introduction = models.TextField(_("introduction"), blank=True, max_length=2000)
    slots = StreamField(QuizBlocks(), blank=True, verbose_name=_("questions"))

    opens_at = models.DateTimeField(_("opens at"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True)
    limit_minutes = models.PositiveSmallIntegerField(
        _("time limit in minutes"),
        default=0,
        validators=[MaxValueValidator(10_000)],
        help_text=_("0: no limit."),
    )
    on_time_out = models.CharField(
        _("when the time is over"),
        max_length=12,
        choices=OnTimeOut,
        default=OnTimeOut.AUTOSUBMIT,
    )
    overdue_minutes = models.PositiveSmallIntegerField(
        _("overdue period in minutes"),
        default=0,
        validators=[MaxValueValidator(10_000)],
        help_text=_("For how long what is overdue may still be submitted, without new answers."),
    )
    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts"), default=0, help_text=_("How often it may be taken. 0: any number of times.")
    )
    delay_minutes = models.PositiveIntegerField(
        _("minutes between attempts"),
        default=0,
        validators=[MaxValueValidator(1_000_000)],
        help_text=_("From the end of one to the beginning of the next."),
    )
    code = models.CharField(
        _("room code"),
        max_length=LONGEST_CODE,
        blank=True,
        help_text=_("A word that is said in the room; without it nobody begins. Empty: none."),
    )

    counts = models.CharField(
        _("which attempt counts"), max_length=10, choices=Counts, default=Counts.HIGHEST
    )
    pass_percent = models.PositiveSmallIntegerField(
        _("pass mark in percent"),
        default=0,
        validators=[MaxValueValidator(100)],
        help_text=_("0: there is none."),
    )

    behaviour = models.CharField(
        _("feedback"), max_length=10, choices=Behaviour, default=Behaviour.DEFERRED
    )
    navigation = models.CharField(
        _("navigation"), max_length=12, choices=Navigation, default=Navigation.FREE
    )
    per_page = models.PositiveSmallIntegerField(
        _("questions on a page"),
        default=1,
        validators=[MaxValueValidator(50)],
        help_text=_("0: all of a section on one page."),
    )
    shuffle_questions = models.BooleanField(_("shuffle the questions"), default=False)
    shuffle_answers = models.BooleanField(
        _("shuffle the answers"),
        default=True,
        help_text=_("Where the question lets its answers be shuffled."),
    )
    review_preset = models.CharField(
        _("what learners see of it"), max_length=10, choices=Preset, default=Preset.PRACTICE
    )
    review = models.JSONField(_("seen when"), default=dict, blank=True)
    pretest = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="posttests",
        verbose_name=_("pre-test"),
        help_text=_("This quiz is its post-test: the gain from one to the other is reported."),
    )

    content_panels = [
        *ActivityPage.content_panels[:1],
        FieldPanel("introduction"),
        FieldPanel("slots"),
        HelpPanel(template="assessments/bank/quizzes/draws.html", heading=_("What can be drawn")),
        *ActivityPage.activity_panels,
    ]
    time_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                FieldRowPanel([FieldPanel("limit_minutes"), FieldPanel("overdue_minutes")]),
                FieldPanel("on_time_out"),
            ],
            heading=_("Time"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("attempts_allowed"), FieldPanel("delay_minutes")]),
                FieldPanel("code"),
            ],
            heading=_("Attempts"),
        ),
    ]
    grade_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("counts"),
                FieldPanel("pass_percent"),
                FieldPanel("pretest"),
            ],
            heading=_("Result"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("behaviour"),
                FieldRowPanel([FieldPanel("navigation"), FieldPanel("per_page")]),
                FieldRowPanel([FieldPanel("shuffle_questions"), FieldPanel("shuffle_answers")]),
            ],
            heading=_("How it is asked"),
        ),
        MultiFieldPanel(
            [FieldPanel("review_preset"), FieldPanel("review")],
            heading=_("What learners see"),
        ),
    ]
    settings_panels = [*time_panels, *grade_panels, *ActivityPage.settings_panels]
    base_form_class = QuizPageForm
    template = "assessments/quiz_page.html"

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")

    @staticmethod
    def shortages(slots: Iterable[Any]) -> list[Shortage]:
        """Slots that ask less than they say: too few questions to draw from, and fixed questions
        without a version that may be asked."""
        found = []
        for place, block in enumerate(slots):
            if block.block_type == "draw":
                rule = DrawRule.of(block.value)
                there = rule.questions().count()
                if there < rule.count:
                    found.append(Shortage(place, rule.count, there))
            elif block.block_type == "question":
                question = block.value.get("question")
                if question is None or not question.has_askable(block.value.get("version")):
                    found.append(Shortage(place, 1, 0))
        return found

    @property
    def has_pass_mark(self) -> bool:
        return self.pass_percent > 0


class QuizRevision(models.Model):
    """What a quiz asked, and how, when somebody began. Never changed: attempts refer to it."""

    quiz = models.ForeignKey(QuizPage, models.PROTECT, related_name="stamped")
    n = models.PositiveIntegerField(_("revision"))
    # `settings` and `slots`, as `assessments.quizzes.revisions` writes them.
    content = models.JSONField()
    sha = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("revision of a quiz")
        verbose_name_plural = _("revisions of quizzes")
        constraints = [
            models.UniqueConstraint(fields=["quiz", "n"], name="quiz_revision_once"),
            models.UniqueConstraint(fields=["quiz", "sha"], name="quiz_revision_differs"),
        ]

    def __str__(self) -> str:
        return f"{self.quiz} · {self.n}"


class OverrideQuerySet(models.QuerySet["Override"]):
    def of(self, person: Person, quiz: "QuizPage") -> "Override | None":
        """The one that counts for `person` today: her own before that of her OPD, and of OPDs the
        nearest."""
        rows = list(self.filter(quiz=quiz).select_related("opd"))
        own = next((each for each in rows if each.person_id == person.pk), None)
        of_opds = [each for each in rows if each.opd is not None]
        if own is not None or not of_opds:
            return own
        here: Opd | None = person.primary_opd(timezone.localdate())
        if here is None:
            return None
        above = [each for each in of_opds if each.opd and here.path.startswith(each.opd.path)]
        return max(above, key=lambda each: len(each.opd.path) if each.opd else 0, default=None)


class Override(models.Model):
    """Other times, limits, attempts or another code for a person, or for an OPD with all below it.
    What is empty stays as the quiz says."""

    quiz = models.ForeignKey(
        QuizPage, models.PROTECT, related_name="overrides", verbose_name=_("quiz")
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    opd = models.ForeignKey(
        Opd, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("OPD")
    )
    opens_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        _("opens at"), null=True, blank=True
    )
    closes_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        _("closes at"), null=True, blank=True
    )
    limit_minutes = models.PositiveSmallIntegerField(
        _("time limit in minutes"), null=True, blank=True, validators=[MaxValueValidator(10_000)]
    )
    attempts_allowed = models.PositiveSmallIntegerField(_("attempts"), null=True, blank=True)
    code = models.CharField(_("room code"), max_length=LONGEST_CODE, blank=True)
    reason = models.CharField(_("reason"), max_length=250, blank=True)

    objects = OverrideQuerySet.as_manager()

    class Meta:
        verbose_name = _("exception of a quiz")
        verbose_name_plural = _("exceptions of quizzes")
        ordering = ["quiz", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["quiz", "person"], name="override_once_for_person"),
            models.UniqueConstraint(fields=["quiz", "opd"], name="override_once_for_opd"),
            models.CheckConstraint(
                condition=models.Q(person=None, opd__isnull=False)
                | models.Q(person__isnull=False, opd=None),
                name="override_for_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quiz} – {self.person or self.opd}"
