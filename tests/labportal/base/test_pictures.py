"""Pictures of very many pixels are refused by their header, before anything is decoded."""

import gc
import io
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from PIL import ImageFile
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form

from labportal.base.pictures import check_pixels, renditions

# Wagtail leaves the temporary file of a new rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def _files_are_collected_within_the_test():
    yield
    gc.collect()


def picture(size, kind="PNG"):
    """Return a picture of one colour, a few kB whatever its size."""
    file = io.BytesIO()
    Picture.new("1" if kind == "PNG" else "L", size).save(file, kind)
    return file.getvalue()


@pytest.fixture(scope="module")
def bomb():
    """Return a PNG of 125 megapixels and 15 kB."""
    return picture((12500, 10000))


@pytest.fixture
def nothing_is_decoded(monkeypatch):
    def load(self):
        raise AssertionError("The picture is decoded.")

    monkeypatch.setattr(ImageFile.ImageFile, "load", load)


def form(content, name="view.png"):
    sent = {"file": SimpleUploadedFile(name, content)}
    return get_image_form(get_image_model())({"title": "View"}, sent)


def test_a_picture_of_too_many_pixels_is_refused_with_its_name_size_and_the_limit(
    bomb, nothing_is_decoded
):
    with pytest.raises(ValidationError) as refused:
        check_pixels(io.BytesIO(bomb), "view.png")
    (text,) = refused.value.messages
    assert "“view.png”" in text
    assert "12500 × 10000" in text
    assert "125 megapixels" in text
    assert "50 megapixels" in text


@pytest.mark.parametrize("kind", ["GIF", "JPEG", "PNG", "WEBP"])
def test_the_header_of_every_format_is_read(kind, monkeypatch):
    monkeypatch.setattr("labportal.base.pictures.MOST_PIXELS", 10_000)
    check_pixels(io.BytesIO(picture((100, 100), kind)), "small")
    with pytest.raises(ValidationError):
        check_pixels(io.BytesIO(picture((101, 100), kind)), "large")


@pytest.mark.django_db
def test_the_form_of_pictures_refuses_it_before_it_is_decoded(bomb, nothing_is_decoded):
    (text,) = form(bomb).errors["file"]
    assert "“view.png” has 12500 × 10000 pixels" in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content", [picture((90, 90), "JPEG")[:300], b"\x89PNG\r\n\x1a\n" + b"x" * 50]
)
def test_a_damaged_picture_is_refused_in_words(content):
    name = "view.png" if content.startswith(b"\x89") else "view.jpg"
    assert form(content, name).errors["file"]


@pytest.fixture
def kept(bomb):
    """Return a picture that was taken before there was a limit."""
    file = SimpleUploadedFile("view.png", picture((90, 90)))
    image = get_image_model().objects.create(title="View", file=file)
    Path(image.file.path).write_bytes(bomb)
    return get_image_model().objects.get(pk=image.pk)


@pytest.mark.django_db
def test_a_picture_that_was_taken_before_there_was_a_limit_is_left_out_of_pages(kept, caplog):
    assert renditions(kept, "width-480|format-webp") == {}
    assert "cannot be read" in caplog.text
