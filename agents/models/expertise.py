from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models.people import Person


class Expertise(models.Model):
    """One word of the closed vocabulary by which mentors are found."""

    slug = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("field of expertise")
        verbose_name_plural = _("fields of expertise")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PersonExpertise(models.Model):
    """Somebody masters a field, how well, and who says so."""

    class Level(models.IntegerChoices):
        BASIC = 1, _("Basic")
        SKILLED = 2, _("Skilled")
        EXPERT = 3, _("Expert")

    class Source(models.TextChoices):
        DECREE = "decree", _("Decree")
        CERTIFICATE = "certificate", _("Certificate")
        EXPERIENCE = "experience", _("Experience")
        SELF = "self", _("Own statement")

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="expertise", verbose_name=_("person")
    )
    expertise = models.ForeignKey(
        Expertise, models.PROTECT, related_name="holders", verbose_name=_("field of expertise")
    )
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    source = models.CharField(_("source"), max_length=20, choices=Source)

    class Meta:
        verbose_name = _("expertise of a person")
        verbose_name_plural = _("expertise of people")
        ordering = ["expertise__name"]
        constraints = [
            models.UniqueConstraint(fields=["person", "expertise"], name="person_expertise_once")
        ]

    def __str__(self) -> str:
        return f"{self.expertise} ({self.get_level_display()})"
