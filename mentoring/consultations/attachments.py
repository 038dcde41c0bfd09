"""What may be attached to a message, by its bytes."""

from foundation.files.documents import EXCEL, WORD
from foundation.files.operations import KINDS as DOCUMENTS
from foundation.files.operations import MEGABYTE

MOST = 3
LARGEST = 10 * MEGABYTE
KINDS = {**DOCUMENTS, WORD: ".docx", EXCEL: ".xlsx"}
