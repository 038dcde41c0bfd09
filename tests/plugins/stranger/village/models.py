from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class SquarePage(Page):
    """The village's own page type; the plugins' pages stand below it."""

    notice = models.TextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("notice")]
    template = "village/square.html"
