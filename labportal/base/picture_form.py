"""The form by which pictures are uploaded."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.images.forms import BaseImageForm

#: What telephones write, and no browser but one shows.
_OF_TELEPHONES = (".heic", ".heif")


class PictureForm(BaseImageForm):
    """Wagtail's form, which says what to do with a photo in a format of telephones.

    A new picture is shown at once, and its focal point is asked for with it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.fields["file"].widget.attrs["data-focal-hint"] = _(
                "Press on what has to stay in sight where the picture is cut, such as the face."
            )
        sent = self.files.get(self.add_prefix("file"))
        if sent and sent.name.lower().endswith(_OF_TELEPHONES):
            self.fields["file"].error_messages["invalid_image"] = _(
                "“%(name)s” is a photo in the format HEIC, which browsers cannot show. Save it as "
                "JPEG and upload that: on a Mac by Preview, File → Export; on an iPhone, choose "
                "the photo on the telephone itself, which sends a JPEG."
            ) % {"name": sent.name}
