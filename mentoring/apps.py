from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class MentoringConfig(AppConfig):
    name = "mentoring"
    label = "mentoring"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Mentoring")

    def ready(self) -> None:
        from agents.merging import register_merge
        from foundation.minute.duties import register_duty
        from mentoring import menu, privacy  # noqa: F401  (they fill registries)
        from mentoring.assignments import panel as panels  # noqa: F401  (they fill registries)
        from mentoring.sessions import merging, notices, probes, receivers  # noqa: F401  (they fill registries)
        from mentoring.sessions.operations import expiring, reminders

        register_merge("mentoring", merging.move, merging.give_back)
        register_duty("requests", expiring.expire_due)
        reminders.connect()
        post_migrate.connect(receivers.put_guard_up, sender=self)
        privacy.connect()
        self._connect_consultations()

    def _connect_consultations(self) -> None:
        from agents.merging import register_merge
        from foundation.files.rules import register_file_rule
        from foundation.live.streams import register_followed, register_rights, register_stream
        from foundation.minute.duties import register_duty
        from foundation.notices.bells import register_lines, register_unread
        from foundation.outbox.senders import register_sender
        from mentoring.consultations import following as consultation_following
        from mentoring.consultations import merging as consultation_merging
        from mentoring.consultations import notices, panel  # noqa: F401  (they fill registries)
        from mentoring.consultations import visibility as consultation_files
        from mentoring.consultations.operations import mails as consultation_mails

        register_merge("consultations", consultation_merging.move, consultation_merging.give_back)
        register_duty("unread_messages", consultation_mails.queue_unread)
        register_sender(consultation_mails.SEND, consultation_mails.send)
        register_file_rule(consultation_files.may_open_attachment)
        register_stream("consultation", consultation_following.may_follow)
        register_followed(consultation_following.followed)
        register_rights(consultation_following.rights)
        register_unread(consultation_following.unread)
        register_lines(consultation_following.lines)
