"""Who may open what is attached to a message."""

from foundation.models import PrivateFile
from foundation.users import AnyUser
from mentoring.models import Attachment, Consultation


def may_open_attachment(user: AnyUser, file: PrivateFile) -> bool:
    """Whether `file` is attached to a message that the account may read; False for files of
    others."""
    found = Attachment.objects.filter(file=file).values_list("message__consultation_id", flat=True)
    pk = found.first()
    return pk is not None and Consultation.objects.visible_to(user).filter(pk=pk).exists()
