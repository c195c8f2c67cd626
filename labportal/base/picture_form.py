"""The form by which pictures are uploaded."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from labportal.base.pictures import MOST_PIXELS, UNREADABLE, check_pixels

#: What telephones write, and no browser but one shows.
_OF_TELEPHONES = (".heic", ".heif")


class PictureField(WagtailImageField):
    """The file of a picture, which is decoded only if its header tells of few enough pixels."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_image_pixels = MOST_PIXELS

    def check_image_pixel_size(self, f: Any) -> None:
        """Raise ValidationError for too many pixels, and for a picture that is damaged."""
        check_pixels(f, f.name)
        try:
            super().check_image_pixel_size(f)
        except UNREADABLE as error:
            text = self.error_messages["invalid_image"]
            raise ValidationError(text, code="invalid_image") from error
        f.seek(0)


class PictureForm(BaseImageForm):
    """Wagtail's form, which says what to do with a photo in a format of telephones.

    A new picture is shown at once, and its focal point is asked for with it.
    """

    file = PictureField(label=gettext_lazy("File"), widget=BaseImageForm.Meta.widgets["file"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail puts these into words when the form is first imported, whatever language that is.
        spoken = PictureField()
        self.fields["file"].help_text = spoken.help_text
        self.fields["file"].error_messages |= spoken.error_messages
        if not self.instance.pk:
            self.fields["file"].widget.attrs["data-focal-hint"] = _(
                "Press on what has to stay in sight where the picture is cut, such as the face."
            )
        self.fields["file"].widget.attrs["data-focal-caption"] = _("As a portrait")
        sent = self.files.get(self.add_prefix("file"))
        if sent and sent.name.lower().endswith(_OF_TELEPHONES):
            self.fields["file"].error_messages["invalid_image"] = _(
                "“%(name)s” is a photo in the format HEIC, which browsers cannot show. Save it as "
                "JPEG and upload that: on a Mac by Preview, File → Export; on an iPhone, choose "
                "the photo on the telephone itself, which sends a JPEG."
            ) % {"name": sent.name}
