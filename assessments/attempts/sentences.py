"""Why somebody cannot begin, in words."""

from django.utils.translation import gettext as _

from assessments.attempts.standing import Refusal, Standing
from foundation.calendar.local_time import moment


def refused(why: Refusal, standing: Standing) -> str:
    terms = standing.terms
    if why is Refusal.NOT_OPEN and terms.opens_at:
        return _("This quiz opens on %(moment)s.") % {"moment": moment(terms.opens_at)}
    if why is Refusal.CLOSED and terms.closes_at:
        return _("This quiz was closed on %(moment)s.") % {"moment": moment(terms.closes_at)}
    if why is Refusal.WAIT and standing.waits_until:
        said = {"moment": moment(standing.waits_until)}
        return _("You may begin again from %(moment)s.") % said
    if why is Refusal.NONE_LEFT:
        return _("You have used all your attempts. Whoever runs the course can give you another.")
    return _("This quiz has no questions that can be asked now. Tell whoever runs the course.")
