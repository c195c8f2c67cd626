"""Pictures in the sizes that pages show, as WebP, so that none says where it was taken."""

import logging
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch
from PIL import Image
from wagtail.images import get_image_model

#: Errors that a picture raises whose file is not there, or is damaged. Pillow calls broken PNG
#: files a mistake of syntax.
UNREADABLE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)

_logger = logging.getLogger(__name__)

#: The renditions of a picture by the shape it is shown in, the smallest first.
SHAPES = {
    shape: tuple(f"{size}|format-webp" for size in sizes)
    for shape, sizes in {
        "logo": ("max-200x64", "max-400x128"),
        "portrait": ("fill-160x160", "fill-320x320", "fill-480x480"),
        "thumbnail": ("fill-240x160", "fill-480x320"),
        "wide": ("width-480", "width-720", "width-960", "width-1440"),
    }.items()
}


def with_renditions(lookup: str, shape: str) -> "Prefetch[str]":
    """Return the prefetch of the picture at `lookup`, with such renditions as there are yet.

    `shape` is one of `SHAPES`.
    """
    return Prefetch(lookup, get_image_model().objects.prefetch_renditions(*SHAPES[shape]))


def renditions(image: Any, *specs: str) -> dict[str, Any]:
    """Return the renditions of a picture by their specs; none if its file cannot be read.

    A page without one of its pictures is better than no page.
    """
    try:
        made: dict[str, Any] = image.get_renditions(*specs)
    except UNREADABLE as error:
        warn_of(image.pk, image.file.name, type(error).__name__)
        return {}
    return made


@lru_cache
def warn_of(pk: int, file: str, error: str) -> None:
    """Log once in the life of a process that the file of a picture cannot be read."""
    _logger.warning("Picture %s cannot be read from %s: %s", pk, file, error)
