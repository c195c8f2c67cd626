"""Pictures in the sizes that pages show, made anew, so that none says where it was taken."""

import logging
import struct
import warnings
from functools import lru_cache
from typing import IO, Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images import get_image_model

#: Errors that a picture raises whose file is not there, or is damaged. Pillow calls broken PNG
#: files a mistake of syntax, and others by what it meets in them.
UNREADABLE = (
    *(OSError, SyntaxError, ValueError, TypeError, RuntimeError, struct.error),
    Image.DecompressionBombError,
)

#: The formats of pictures that are taken.
FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
#: The most pixels of a picture that is decoded, which takes four bytes for each. What telephones
#: and cameras take is below, and a file of 15 kB may claim any number.
MOST_PIXELS = 50_000_000
# As many bytes tell the format of a picture.
_PREFIX = 16
_MEGAPIXEL = 1_000_000
# Seconds until a picture that could not be read is tried again.
_PATIENCE = 300

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
#: What other sites show of a picture, who may not read WebP.
SHARED = "fill-1200x630|format-jpeg"
SHARED_PORTRAIT = "fill-480x480|format-jpeg"


def with_renditions(lookup: str, shape: str) -> "Prefetch[str]":
    """Return the prefetch of the picture at `lookup`, with such renditions as there are yet.

    `shape` is one of `SHAPES`.
    """
    return Prefetch(lookup, get_image_model().objects.prefetch_renditions(*SHAPES[shape]))


def renditions(image: Any, *specs: str) -> dict[str, Any]:
    """Return the renditions of a picture by their specs; none if its file cannot be read.

    A page without one of its pictures is better than no page. A file that cannot be read is not
    read again for `_PATIENCE` seconds, unless it is another one by then.
    """
    unreadable = f"unreadable:{image.pk}:{image.file.name}:{':'.join(specs)}"
    if unreadable in cache:
        return {}
    try:
        made: dict[str, Any] = image.get_renditions(*specs)
    except UNREADABLE as error:
        warn_of(image.pk, image.file.name, type(error).__name__)
        cache.set(unreadable, True, _PATIENCE)
        return {}
    return made


@lru_cache
def warn_of(pk: int, file: str, error: str) -> None:
    """Log once in the life of a process that the file of a picture cannot be read."""
    _logger.warning("Picture %s cannot be read from %s: %s", pk, file, error)


def limit_pixels() -> None:
    """Have no picture of more than `MOST_PIXELS` decoded, whoever opens it."""
    # Pillow warns of more than this, and refuses twice as many before it decodes.
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
    warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)


def check_pixels(file: IO[bytes], name: str) -> None:
    """Raise ValidationError if the header of a picture tells more pixels than are taken.

    A file that is no picture passes, and raises its own error where it is read.
    """
    width, height = _size(file)
    if width * height <= MOST_PIXELS:
        return
    text = _(
        "“%(name)s” has %(width)d × %(height)d pixels, that is %(megapixels)d megapixels. At most "
        "%(most)d megapixels are taken: make it smaller, and choose that."
    )
    raise ValidationError(
        text
        % {
            "name": name,
            "width": width,
            "height": height,
            # Never as many as are taken.
            "megapixels": -(-width * height // _MEGAPIXEL),
            "most": MOST_PIXELS // _MEGAPIXEL,
        },
        code="file_too_many_pixels",
    )


def _size(file: IO[bytes]) -> tuple[int, int]:
    """Return width and height as the header says, 0 if there is none. Decodes nothing."""
    Image.init()
    file.seek(0)
    prefix = file.read(_PREFIX)
    for kind in FORMATS:
        # `Image.open` refuses pictures of many pixels without saying how many.
        reader, accepts = Image.OPEN[kind]
        if accepts and accepts(prefix) is True:
            file.seek(0)
            try:
                return reader(file, "").size
            except UNREADABLE:
                break
    return 0, 0
