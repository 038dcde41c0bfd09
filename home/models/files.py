"""Pictures and documents of the site, and the sizes in which pictures are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image

from foundation.storage import is_full


class Picture(AbstractImage):
    """The site's own image model from the first migration: it cannot be swapped later."""

    admin_form_fields = Image.admin_form_fields

    def create_rendition(self, filter: Filter) -> "Rendition":
        """The picture in the size of `filter`. On a full disk, for this once, as it was uploaded: a
        page goes on, and a later one tries again. Other errors of the file system are raised."""
        try:
            rendition: Rendition = super().create_rendition(filter)
        except OSError as error:
            if not is_full(error):
                raise
            size = {"width": self.width, "height": self.height}
            return Rendition(image=self, filter_spec=filter.spec, file=self.file.name, **size)
        return rendition


class Rendition(AbstractRendition):
    """A picture in one size, as Wagtail asks."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            )
        ]


class Handout(AbstractDocument):
    """A file that anybody may download who has its address; nothing private is ever one of
    these."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
