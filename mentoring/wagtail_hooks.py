from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

# What one may do, and what the history says that somebody did.
ACTS = {
    "mentoring.assign": (_("Assign mentor"), _("Mentor assigned")),
    "mentoring.end_assignment": (_("End assignment"), _("Assignment ended")),
    "mentoring.book": (_("Book session"), _("Session booked")),
    "mentoring.request": (_("Request session"), _("Session requested")),
    "mentoring.approve": (_("Approve session"), _("Session approved")),
    "mentoring.decline": (_("Decline session"), _("Session declined")),
    "mentoring.withdraw": (_("Withdraw request"), _("Request withdrawn")),
    "mentoring.expire": (_("Let request expire"), _("Request expired")),
    "mentoring.move": (_("Move session"), _("Session moved")),
    "mentoring.change_mentor": (_("Hand session over"), _("Session handed over")),
    "mentoring.cancel": (_("Cancel session"), _("Session cancelled")),
    "mentoring.meet": (_("Hold session"), _("Session held")),
    "mentoring.miss": (_("Miss session"), _("Session missed")),
    "mentoring.write_minutes": (_("Write minutes"), _("Minutes written")),
    "mentoring.add_follow_up": (_("Add follow-up"), _("Follow-up added")),
    "mentoring.change_follow_up": (_("Change follow-up"), _("Follow-up changed")),
    "mentoring.take_over_follow_up": (_("Take over follow-up"), _("Follow-up taken over")),
    "mentoring.finish_follow_up": (_("Finish follow-up"), _("Follow-up done")),
    "mentoring.reopen_follow_up": (_("Reopen follow-up"), _("Follow-up opened again")),
    "mentoring.invite": (_("Invite to a session"), _("Invited to a session")),
    "mentoring.accept_invitation": (_("Pick a proposed time"), _("Proposed time picked")),
    "mentoring.decline_invitation": (_("Decline times"), _("Proposed times declined")),
    "mentoring.withdraw_invitation": (
        _("Take proposed times back"),
        _("Proposed times taken back"),
    ),
    "mentoring.expire_invitation": (_("Let times expire"), _("Proposed times expired")),
    "mentoring.pass_invitation": (_("Pass proposed times on"), _("Proposed times passed on")),
    "mentoring.shorten_invitation": (
        _("Take some proposed times back"),
        _("Some proposed times taken back"),
    ),
    # As older logs have them.
    "mentoring.add_action_item": (_("Add follow-up"), _("Follow-up added")),
    "mentoring.finish_action_item": (_("Finish follow-up"), _("Follow-up done")),
    "mentoring.ask": (_("Ask a mentor"), _("Asked")),
    "mentoring.write": (_("Write to the team"), _("Written to the team")),
    "mentoring.take_question": (_("Take question"), _("Question taken")),
    "mentoring.give_question_back": (_("Give question back"), _("Question given back")),
    "mentoring.close_consultation": (_("Close consultation"), _("Consultation closed")),
    "mentoring.reopen_consultation": (_("Reopen consultation"), _("Consultation reopened")),
}


@hooks.register("register_log_actions")
def name_acts(actions: Any) -> None:
    for name, (label, message) in ACTS.items():
        actions.register_action(name, label, message)
