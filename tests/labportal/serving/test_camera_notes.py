"""Notes that cameras and programs wrote into pictures, which no rendition shows."""

import struct
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from wagtail.images import get_image_model
from wagtail.images.models import Filter

pytestmark = pytest.mark.django_db

NOTE = "48.262 N, 11.668 E"
TURNED = 6  # the value of the tag of Exif that says: turn it by 90 degrees to the right
SPECS = [
    *("original", "max-165x165", "width-40", "fill-30x30", "width-40|format-jpeg"),
    *("width-40|format-png", "width-40|format-webp", "width-40|format-avif"),
]


def _photo(kind):
    """Return the bytes of a picture with notes in every place that its format has for them."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = NOTE, TURNED
    packet = f"<x:xmpmeta>{NOTE}</x:xmpmeta>"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    text = PngInfo()
    text.add_text("Comment", NOTE)
    text.add_itxt("XML:com.adobe.xmp", packet)
    notes = {"icc_profile": profile, "exif": exif.tobytes()}
    own = {
        "GIF": {"comment": NOTE.encode()},
        "JPEG": {**notes, "comment": NOTE.encode(), "xmp": packet.encode()},
        "PNG": {**notes, "pnginfo": text},
        "WEBP": {**notes, "xmp": packet.encode()},
        "AVIF": {**notes, "xmp": packet.encode()},
    }
    written = BytesIO()
    Image.new("RGB", (90, 60), "navy").save(written, kind, **own[kind])
    return written.getvalue()


@pytest.fixture(params=["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def picture(request):
    data = _photo(request.param)
    assert NOTE.encode() in data
    file = ContentFile(data, f"photo.{request.param.lower()}")
    return get_image_model().objects.create(title="Photo", file=file)


@pytest.mark.parametrize("spec", SPECS)
def test_a_rendition_has_none_of_it_and_keeps_its_colours_and_which_side_is_up(picture, spec):
    written = BytesIO()
    Filter(spec=spec).run(picture, written)
    assert NOTE.encode() not in written.getvalue()
    written.seek(0)
    shown = Image.open(written)
    assert not shown.getexif()
    assert not {"xmp", "comment", "photoshop", "XML:com.adobe.xmp"} & shown.info.keys()
    if not picture.file.name.endswith("gif") and spec != "fill-30x30":
        assert shown.height > shown.width
        assert shown.info.get("icc_profile")


def _damaged():
    """Return the bytes of a JPEG that is to be turned, and has a number of Exif as text."""
    head = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2)
    turned = struct.pack("<HHII", 0x0112, 3, 1, TURNED)
    unit = struct.pack("<HHI4sI", 0x0128, 2, 2, b"2\0\0\0", 0)
    written = BytesIO()
    Image.new("RGB", (90, 60), "navy").save(written, "JPEG", exif=head + turned + unit)
    return written.getvalue()


def test_notes_that_are_damaged_keep_no_picture_back():
    file = ContentFile(_damaged(), "damaged.jpg")
    picture = get_image_model().objects.create(title="Photo", file=file)
    written = BytesIO()
    Filter(spec="width-40|format-webp").run(picture, written)
    assert Image.open(written).width == 40


@pytest.mark.parametrize("spec", ["width-40|format-jpeg", "width-40|format-webp", "width-40"])
def test_a_picture_of_many_greys_is_shown_in_fewer(spec):
    data = BytesIO()
    Image.new("I;16", (90, 60), 40_000).save(data, "PNG")
    file = ContentFile(data.getvalue(), "grey.png")
    picture = get_image_model().objects.create(title="Scan", file=file)
    written = BytesIO()
    Filter(spec=spec).run(picture, written)
    shades, _ = Image.open(written).convert("L").getextrema()
    assert shades == pytest.approx(40_000 / 256, abs=3)
