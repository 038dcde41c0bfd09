"""What must be true before an item of news is published; drafts may be half empty."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.page_forms import PageForm


class NewsPageForm(PageForm):
    """Asks at publication that a picture, if there is one, is described."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        is_silent = cleaned.get("picture") and not cleaned.get("picture_alt")
        if is_silent and not self.is_deferred_validation:
            self.add_error("picture_alt", _("Describe the picture before you publish."))
        return cleaned
