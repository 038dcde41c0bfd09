from django.utils.translation import gettext_lazy as _

from foundation.plugins.config import PluginConfig


class MentoringConfig(PluginConfig):
    name = "mentoring"
    label = "mentoring"
    default = True
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Mentoring")
    needs = ("innovations", "scheduling", "agents", "foundation")
    kinds = ("session", "consultation", "follow_up", "session_invitation")

    def ready(self) -> None:
        from mentoring import menu, privacy
        from mentoring.assignments import connect as assignments
        from mentoring.consultations import connect as consultations
        from mentoring.desk import connect as desk
        from mentoring.followups import connect as follow_ups
        from mentoring.invitations import connect as invitations
        from mentoring.nudges import connect as nudges
        from mentoring.replies import connect as replies
        from mentoring.report import connect as report
        from mentoring.sessions import connect as sessions
        from mentoring.succession import connect as succession

        assignments.connect()
        consultations.connect()
        desk.connect()
        follow_ups.connect()
        invitations.connect()
        menu.connect()
        nudges.connect()
        privacy.connect()
        replies.connect()
        report.connect()
        sessions.connect()
        succession.connect()
