"""Pictures in the sizes that pages show, as WebP, so that none says where it was taken."""

from django.db.models import Prefetch
from wagtail.images import get_image_model

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


def with_renditions(lookup: str, shape: str) -> Prefetch:
    """Return the prefetch of the picture at `lookup`, with such renditions as there are yet.

    `shape` is one of `SHAPES`.
    """
    return Prefetch(lookup, get_image_model().objects.prefetch_renditions(*SHAPES[shape]))
