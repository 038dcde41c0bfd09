"""How often what visitors see has changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PageGeneration(models.Model):
    """The only row: raised with each change, so that processes forget the pages that they keep."""

    number = models.BigIntegerField(_("number"), default=0)

    class Meta:
        verbose_name = _("generation of public pages")

    def __str__(self) -> str:
        return str(self.number)
