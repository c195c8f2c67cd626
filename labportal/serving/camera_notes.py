"""Renditions without what cameras wrote into pictures, such as where they were taken."""

from willow.plugins.pillow import PillowImage
from willow.registry import registry

from labportal.base.pictures import UNREADABLE

#: What a picture cannot be drawn without: its colours, what is transparent, how it moves.
_NEEDED = frozenset({"background", "duration", "icc_profile", "loop", "transparency"})


def leave_out_camera_notes() -> None:
    """Have every rendition made without them, whatever format it is in.

    Wagtail turns each picture upright first of all, for which they are read a last time.
    """
    registry.register_operation(PillowImage, "auto_orient", _bare_and_upright)


def _bare_and_upright(picture: PillowImage) -> PillowImage:
    try:
        upright: PillowImage = PillowImage.auto_orient(picture)
    # Notes may be damaged in any way. The picture is not, and is shown as it lies.
    except UNREADABLE:
        upright = picture
    if upright.image.mode.startswith("I;16"):
        # Of 65,536 greys, JPEG and WebP have 256.
        grey = upright.image.convert("I").point(lambda value: value / 256).convert("L")
        grey.info = upright.image.info
        upright = PillowImage(grey)
    notes = upright.image.info
    upright.image.info = {name: notes[name] for name in notes.keys() & _NEEDED}
    return upright
