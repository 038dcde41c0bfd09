"""The form of every kind of page of ours in Wagtail's editor."""

from wagtail.admin.forms import WagtailAdminPageForm

from foundation.forms import CleanFields


class PageForm(CleanFields, WagtailAdminPageForm):
    """For `base_form_class`; kinds that ask more at publication extend it."""
