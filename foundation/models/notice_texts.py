from collections.abc import Callable
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeText(models.Model):
    """What the clinic says instead of a text of ours: in a line of the bell, or in a mail.

    There is one row for each text that an installed app registers, made by `migrate`; it is empty
    as long as our own words hold.
    """

    name = models.CharField(max_length=150, unique=True)
    # By code of a language; a language that is missing has our own words. Placeholders are those
    # of the text in its catalogue, as "%(when)s".
    texts: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(
        default=dict, blank=True
    )

    # How a text of that name reads; the catalogue of texts, which stands above, brings it.
    reading: ClassVar[Callable[[str], str]] = staticmethod(str)

    class Meta:
        ordering = ["name"]
        verbose_name = _("text of a notice")
        verbose_name_plural = _("texts of notices")

    def __str__(self) -> str:
        return type(self).reading(self.name)
