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
        from foundation.duties import register_duty
        from foundation.sending import register_sender
        from mentoring import (  # noqa: F401  (they fill registries)
            menu,
            notices,
            panels,
            privacy,
            probes,
            receivers,
        )
        from mentoring.operations import expiring, merging, reminders

        register_merge("mentoring", merging.move, merging.give_back)
        register_duty("requests", expiring.expire_due)
        register_duty("reminders", reminders.queue_due)
        register_sender(reminders.SEND, reminders.send)
        post_migrate.connect(receivers.put_guard_up, sender=self)
        privacy.connect()
        self._connect_consultations()

    def _connect_consultations(self) -> None:
        from agents.merging import register_merge
        from foundation.bells import register_lines, register_unread
        from foundation.duties import register_duty
        from foundation.file_rules import register_file_rule
        from foundation.sending import register_sender
        from foundation.streams import register_followed, register_rights, register_stream
        from mentoring import (  # noqa: F401  (they fill registries)
            consultation_files,
            consultation_following,
            consultation_notices,
            consultation_panel,
        )
        from mentoring.operations import consultation_mails, consultation_merging

        register_merge("consultations", consultation_merging.move, consultation_merging.give_back)
        register_duty("unread_messages", consultation_mails.queue_unread)
        register_sender(consultation_mails.SEND, consultation_mails.send)
        register_file_rule(consultation_files.may_open_attachment)
        register_stream("consultation", consultation_following.may_follow)
        register_followed(consultation_following.followed)
        register_rights(consultation_following.rights)
        register_unread(consultation_following.unread)
        register_lines(consultation_following.lines)
