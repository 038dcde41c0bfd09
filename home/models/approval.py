from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page

from foundation.users import AnyUser


class ColleagueApprovalTask(AbstractGroupApprovalTask):
    """A step at which somebody else than whoever sent the draft says yes: an approval of one's own
    is none. Whoever may publish can still take the draft back and publish it herself, in her name;
    so a clinic of one is not stuck."""

    class Meta:
        verbose_name = _("approval by a colleague")
        verbose_name_plural = _("approvals by colleagues")

    def get_actions(self, obj: Page, user: AnyUser) -> list[tuple[str, str, bool]]:
        """Nothing to decide for who asked; the rest as Wagtail has it."""
        state = obj.current_workflow_state
        is_own = state is not None and state.requested_by_id == user.pk
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        return [] if is_own else actions

    def get_task_states_user_can_moderate(self, user: AnyUser, **kwargs: Any) -> Any:
        """What waits for `user` on her dashboard."""
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(workflow_state__requested_by_id=user.pk) if states else states

    @classmethod
    def get_description(cls) -> Any:
        return _("Another member of the chosen groups than the author decides.")
