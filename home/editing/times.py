"""Times in Wagtail's admin as everywhere else: its own tag writes those of today as 06:10."""

from datetime import datetime
from typing import Any

from django.template import Library
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.templatetags import wagtailadmin_tags

from foundation.calendar import local_time

NAME = "timesince_last_update"
ago: Any = wagtailadmin_tags.timesince_last_update


def since_last_update(last_update: datetime, *args: Any, **options: Any) -> str:
    """Of today the time with its zone, of other days what Wagtail says: "2 days ago by …"."""
    if timezone.localdate(last_update) != timezone.localdate():
        return str(ago(last_update, *args, **options))
    said = {
        "time": local_time.clock(last_update),
        "user_display_name": options.get("user_display_name", ""),
    }
    if said["user_display_name"]:
        return _("%(time)s by %(user_display_name)s") % said
    return said["time"]


def replace_tag(library: Library = wagtailadmin_tags.register) -> None:
    """Templates of Wagtail that load the library find ours under its name."""
    library.simple_tag(since_last_update, name=NAME)
