"""A private file that a message of mentoring alone has."""

from django.core.files.base import ContentFile

from foundation.models import PrivateFile
from mentoring.models import Attachment, Message

CONTENT = b"what was attached"


def attach_file() -> PrivateFile:
    file = PrivateFile(name="x.pdf", content_type="application/pdf", size=len(CONTENT))
    file.file.save("x.pdf", ContentFile(CONTENT))
    Attachment.objects.create(message=Message.objects.order_by("pk")[0], file=file)
    return file
