"""Image operations beside Wagtail's own."""

from typing import Any

from wagtail.images.image_operations import FilterOperation


class BareOperation(FilterOperation):
    """`bare`: without what the camera wrote into the picture, such as where it was taken.

    WebP files are written without it anyhow; JPEG and PNG keep it unless this is said.
    """

    def construct(self) -> None:
        """Take no arguments."""

    def run(self, willow: Any, image: Any, env: dict[str, Any]) -> Any:
        """Return the picture that is being drawn without its Exif data."""
        willow.image.info.pop("exif", None)
        return willow
