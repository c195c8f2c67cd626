"""Pictures in the sizes that screens need."""

from typing import Any

from django import template

register = template.Library()

_WIDTHS = (480, 720, 960, 1440)


@register.inclusion_tag("components/picture.html")
def picture(image: Any, sizes: str, kind: str = "", *, alt: str = "", first: bool = False) -> Any:
    """Show a picture in the widths there are of it, as WebP; `first` if it is at the top.

    `sizes` is the attribute of that name, `kind` the class. A picture that is smaller than some
    of the widths is there once: a browser takes no two of one width.
    """
    wanted = [f"width-{width}|format-webp" for width in _WIDTHS]
    made = image.get_renditions(*wanted)
    renditions = {made[name].width: made[name] for name in reversed(wanted)}
    shown = [renditions[width] for width in sorted(renditions)]
    return {
        "shown": shown,
        "largest": shown[-1],
        "sizes": sizes,
        "kind": kind,
        "alt": alt,
        "first": first,
    }
