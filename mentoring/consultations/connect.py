"""What consultations register with the apps below."""

from agents.merging import register_merge
from foundation.agenda.figures import register_figure
from foundation.agenda.kinds import register_agenda
from foundation.files.rules import register_file_rule
from foundation.live.streams import register_followed, register_rights, register_stream
from foundation.minute.duties import register_duty
from foundation.notices.bells import register_lines, register_unread
from foundation.outbox.senders import register_sender
from foundation.search.indexes import register_search_index
from foundation.search.kinds import register_search_kind
from innovations.panels import register_panel
from mentoring.consultations import agenda, following, merging, notices, visibility
from mentoring.consultations.operations import mails
from mentoring.consultations.panel import PANEL
from mentoring.consultations.search import KINDS


def connect() -> None:
    register_panel(PANEL)
    register_merge("consultations", merging.move, merging.give_back)
    register_duty("unread_messages", mails.queue_unread)
    register_sender(mails.SEND, mails.send, is_mail=True)
    register_file_rule(visibility.may_open_attachment)
    register_stream("consultation", following.followable)
    register_followed(following.followed)
    register_rights(following.rights)
    register_unread(following.unread, following.has_unread)
    register_lines(following.lines)
    notices.connect()
    for kind in agenda.KINDS:
        register_agenda(kind)
    for figure in agenda.FIGURES:
        register_figure(figure)
    for each in KINDS:
        register_search_kind(each)
    register_search_index("mentoring.Message", "text")
