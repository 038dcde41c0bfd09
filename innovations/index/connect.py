"""What index years register with the apps below."""

from django.utils.translation import gettext_lazy as _
from wagtail.permissions import register_permission_policy

from foundation.privacy.map import declare_impersonal
from innovations.index.permissions import YearsPolicy
from innovations.models import IndexRevision, Indicator

# What index years leave in the log, and how it is told.
ACTS = {
    "innovations.copy_year": (_("Copy forward"), _("Copied from another year")),
    "innovations.open_erratum": (_("Open an erratum"), _("Erratum opened")),
    "innovations.change_revision": (_("Edit figures"), _("Figures changed")),
    "innovations.change_bands": (_("Edit predicates"), _("Predicates changed")),
    "innovations.change_indicator": (_("Edit indicator"), _("Indicator changed")),
    "innovations.add_indicator": (_("Add indicator"), _("Indicator added")),
    "innovations.remove_indicator": (_("Remove indicator"), _("Indicator removed")),
    "innovations.publish_revision": (_("Publish revision"), _("Published")),
    "innovations.discard_revision": (_("Discard draft"), _("Draft discarded")),
}
# What a guideline says is about no person.
IMPERSONAL = {
    "Affair": ("code", "name"),
    "Band": ("name",),
    "EvidenceRule": ("kind", "types", "distinct_by", "note"),
    "IndexRevision": (
        *("digest", "source", "difference", "reason", "rounding", "rounding_source"),
        "window_note",
    ),
    "Indicator": ("aspect", "code", "name", "measure", "variable", "note"),
    "Scale": ("basis", "name", "unit", "flaws"),
    "Tier": ("basis", "text"),
}


def connect() -> None:
    for name, fields in IMPERSONAL.items():
        declare_impersonal(f"innovations.{name}", *fields)
    for model in (IndexRevision, Indicator):
        register_permission_policy(model, YearsPolicy(model))
