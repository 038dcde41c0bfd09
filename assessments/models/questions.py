from typing import Any, Self

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase, Tag

from assessments.choices import Difficulty
from assessments.kinds import KINDS
from assessments.kinds.base import Kind
from assessments.models.categories import Category
from foundation.models import PrivateFile

LONGEST_NAME = 255
LONGEST_NUMBER = 100


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    READY = "ready", _("Ready")
    RETIRED = "retired", _("Retired")


class QuestionQuerySet(models.QuerySet["Question"]):
    def with_latest(self) -> Self:
        """Each with `name`, `status`, `n` and `latest_id` of its latest version."""
        latest = QuestionVersion.objects.filter(question=models.OuterRef("pk")).order_by("-n")
        return self.annotate(
            latest_id=models.Subquery(latest.values("pk")[:1]),
            name=models.Subquery(latest.values("name")[:1]),
            status=models.Subquery(latest.values("status")[:1]),
            n=models.Subquery(latest.values("n")[:1]),
        ).order_by(Lower("name"), "pk")

    def of_status(self, status: str) -> Self:
        """Those whose latest version has this status."""
        latest = QuestionVersion.objects.filter(question=models.OuterRef("pk")).order_by("-n")
        standing = self.alias(latest_status=models.Subquery(latest.values("status")[:1]))
        return standing.filter(latest_status=status)

    def askable(self) -> Self:
        """Those that a quiz may draw: their latest version that is no draft is ready. Texts between
        questions ask nothing and are not drawn."""
        finished = (
            QuestionVersion.objects.filter(question=models.OuterRef("pk"))
            .exclude(status=Status.DRAFT)
            .order_by("-n")
        )
        standing = self.alias(finished_status=models.Subquery(finished.values("status")[:1]))
        return standing.filter(finished_status=Status.READY).exclude(kind="description")


class Question(models.Model):  # type: ignore[django-manager-missing]
    """What stays the same of a question while its versions follow one another."""

    category = models.ForeignKey(
        Category, models.PROTECT, related_name="questions", verbose_name=_("category")
    )
    kind = models.CharField(_("kind"), max_length=30, editable=False)
    # Named by the institution, so that an import finds it again.
    idnumber = models.CharField(_("ID number"), max_length=LONGEST_NUMBER, blank=True)
    # Of the question, not of a version: a quiz draws by it, and no answer depends on it.
    difficulty = models.CharField(
        _("difficulty"), max_length=10, choices=Difficulty, blank=True, default=""
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    tags = TaggableManager(through="assessments.QuestionTag", blank=True, verbose_name=_("tags"))

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "idnumber"],
                condition=models.Q(idnumber__gt=""),
                name="question_number_once_in_category",
            )
        ]

    def __str__(self) -> str:
        # A list has asked for it already.
        name = self.__dict__.get("name")
        return str(name if name is not None else self.latest.name)

    @property
    def latest(self) -> "QuestionVersion":
        return self.versions.latest("n")

    def has_askable(self, n: int | None = None) -> bool:
        """Whether version `n`, or any for None, is no draft."""
        finished = self.versions.exclude(status=Status.DRAFT)
        return (finished if n is None else finished.filter(n=n)).exists()

    @property
    def rules(self) -> Kind:
        return KINDS[self.kind]

    def get_kind_display(self) -> Any:
        return KINDS[self.kind].label if self.kind in KINDS else self.kind


class QuestionTag(ItemBase):
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="+")
    content_object = models.ForeignKey(Question, models.CASCADE, related_name="tagged")

    class Meta:
        verbose_name = _("tag of a question")
        verbose_name_plural = _("tags of questions")
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="question_tag_once")
        ]

    def __str__(self) -> str:
        return str(self.tag)


class QuestionVersion(models.Model):
    """The question as it was from one editing to the next. Nothing of it is ever changed, save
    whether it may be used: what was answered refers to it."""

    Status = Status

    question = models.ForeignKey(Question, models.CASCADE, related_name="versions")
    n = models.PositiveIntegerField(_("version"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    # What `assessments.kinds` says of the kind; the key is in it.
    payload = models.JSONField()
    sha = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("version of a question")
        verbose_name_plural = _("versions of questions")
        ordering = ["question", "-n"]
        constraints = [
            models.UniqueConstraint(fields=["question", "n"], name="question_version_once"),
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values), name="question_status_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only the status of a stored version can be written."""
        if self.pk and set(kwargs.get("update_fields") or ()) != {"status"}:
            raise ImproperlyConfigured("a version of a question is never changed: make the next")
        super().save(*args, **kwargs)

    def addresses(self) -> dict[str, str]:
        """Of its files, by the names under which its texts speak of them."""
        rows = self.files.select_related("file")
        return {each.name: each.file.get_absolute_url() for each in rows}


class VersionFile(models.Model):
    """A file that the texts of a version name. Private: a picture may give the key away."""

    version = models.ForeignKey(QuestionVersion, models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    file = models.ForeignKey(PrivateFile, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("file of a question")
        verbose_name_plural = _("files of questions")
        constraints = [
            models.UniqueConstraint(fields=["version", "name"], name="version_file_once")
        ]

    def __str__(self) -> str:
        return self.name
