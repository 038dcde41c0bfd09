"""Pictures in the size in which they are shown."""

import logging
from typing import Any

from wagtail.images.models import SourceImageIOError

logger = logging.getLogger(__name__)


def rendition_of(picture: Any, spec: str) -> Any:
    """The rendition of an image of Wagtail's as `spec` says; None where its file is gone, as after a
    restore without the media: a page goes on without the picture."""
    try:
        return picture.get_rendition(spec)
    except SourceImageIOError:
        logger.warning("The file of picture %s is missing: %s", picture.pk, picture.file.name)
        return None


def renditions_of(picture: Any, *specs: str) -> list[Any]:
    """Several at once, one query; none where the file is gone and not all were made before."""
    try:
        made = picture.get_renditions(*specs)
    except SourceImageIOError:
        logger.warning("The file of picture %s is missing: %s", picture.pk, picture.file.name)
        return []
    return [made[spec] for spec in specs]
