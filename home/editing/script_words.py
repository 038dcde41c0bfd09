"""What Wagtail's scripts say in the admin, where it has no Indonesian."""

from typing import Any

from django.utils.translation import gettext, ngettext, ngettext_lazy
from django.utils.translation import gettext_noop as _
from django.views.i18n import JavaScriptCatalog

WORDS = (
    _("(%(number)s new items in this menu)"),
    _("(1 new item in this menu)"),
    _("(New)"),
    _("%(time_zone_option)s: %(localized_time_zone_label)s"),
    _("A network error occurred."),
    _("A server error occurred."),
    _("Actions"),
    _("Add a comment"),
    _("Are you sure?"),
    _("Autosave in progress…"),
    _("Blocks"),
    _("Broken link"),
    _("Cancel"),
    _("Changes have been autosaved."),
    _("Character count:"),
    _("Collapse all"),
    _("Complex"),
    _("Decorative image"),
    _("Delete error"),
    _("Deleting"),
    _("Duplicate"),
    _("Enter your comments..."),
    _("Enter your reply..."),
    _("Error while sending preview data."),
    _("Expand all"),
    _("Fair"),
    _("Focus comment"),
    _("Good"),
    _("Insert a block"),
    _("Main menu"),
    _("Missing document"),
    _("More actions"),
    _("No"),
    _("Pin toolbar"),
    _("Reply"),
    _("Report this error to your website administrator with the following information:"),
    _("Resolve"),
    _("Retry"),
    _("Save error"),
    _("Search options…"),
    _("Split block"),
    _("Toggle section"),
    _("Toggle side panel"),
    _("Toggle sidebar"),
    _("Unfocus comment"),
    _("Unpin toolbar"),
    _("View child pages of '%(title)s'"),
    _("Write something or type ‘/’ to insert a block"),
    _("Yes"),
)
# Of one and of several, for `manage.py messages` to find.
COUNTED = {
    "%(num)s error": ngettext_lazy("%(num)s error", "%(num)s errors", 0),
    "%(num)s min": ngettext_lazy("%(num)s min", "%(num)s mins", 0),
    "%(num)s pixel": ngettext_lazy("%(num)s pixel", "%(num)s pixels", 0),
}


class ScriptWords(JavaScriptCatalog):
    """Wagtail's own catalogue of scripts, with ours where it has none."""

    packages = ["wagtail.admin"]

    def get_catalog(self) -> dict[str, Any]:
        catalog: dict[str, Any] = super().get_catalog()
        for word in WORDS:
            catalog.setdefault(word, gettext(word))
        for message in COUNTED:
            catalog.setdefault(message, [ngettext(message, f"{message}s", 2)])
        return catalog
