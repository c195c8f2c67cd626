"""Pictures in the sizes that screens need."""

from typing import Any

from django import template

from labportal.base.pictures import SHAPES
from labportal.base.pictures import renditions as renditions_of

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(
    image: Any,
    sizes: str = "",
    kind: str = "",
    *,
    shape: str = "wide",
    alt: str = "",
    first: bool = False,
    person: Any = None,
) -> Any:
    """Show a picture in the sizes that its shape has; `first` if it is at the top of the page.

    `sizes` is the attribute of that name; without it, the picture is as wide as the smallest.
    `kind` is the class, `shape` one of `SHAPES`. A picture that is smaller than some of the sizes
    is there once: a browser takes no two of one width. In place of one that cannot be read are the
    initials of `person`, or nothing.
    """
    # A preview comes before the picture is chosen.
    made = renditions_of(image, *SHAPES[shape]) if image else {}
    if not made:
        return {"person": person}
    renditions = {made[name].width: made[name] for name in reversed(SHAPES[shape])}
    shown = [renditions[width] for width in sorted(renditions)]
    return {
        "shown": shown,
        "largest": shown[-1],
        "srcset": ", ".join(f"{one.url} {one.width}w" for one in shown) if len(shown) > 1 else "",
        "sizes": sizes or f"{shown[0].width}px",
        "kind": kind,
        "alt": alt,
        "first": first,
    }
