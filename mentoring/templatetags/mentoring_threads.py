"""What templates of threads ask for."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from foundation.calendar import local_time

register = template.Library()


@register.filter
def clock_time(moment: datetime) -> str:
    """09.00, with the zone: the day stands above."""
    return f"{time_format(moment.astimezone(local_time.zone()).time())} {local_time.zone_name()}"


@register.filter
def read_words(moment: datetime) -> str:
    """Read at 09.00, with the day where it is another one than today."""
    local = moment.astimezone(local_time.zone())
    when = clock_time(moment)
    if local.date() != timezone.localdate():
        when = f"{date_format(local.date())}, {when}"
    return _("Read %(when)s") % {"when": when}
