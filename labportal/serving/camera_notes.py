"""Renditions without what cameras wrote into pictures, such as where they were taken."""

from willow.plugins.pillow import PillowImage
from willow.registry import registry

#: What a picture cannot be drawn without: its colours, what is transparent, how it moves.
_NEEDED = frozenset({"background", "duration", "icc_profile", "loop", "transparency"})


def leave_out_camera_notes() -> None:
    """Have every rendition made without them, whatever format it is in.

    Wagtail turns each picture upright first of all, for which they are read a last time.
    """
    registry.register_operation(PillowImage, "auto_orient", _bare_and_upright)


def _bare_and_upright(picture: PillowImage) -> PillowImage:
    upright: PillowImage = PillowImage.auto_orient(picture)
    notes = upright.image.info
    upright.image.info = {name: notes[name] for name in notes.keys() & _NEEDED}
    return upright
