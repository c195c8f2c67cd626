"""Addresses of the look of a lab: they change with what is shown there."""

import pytest
from django.utils import translation
from wagtail.models import Site

from labportal.brand.branding import Branding, SharedPicture, description
from labportal.colours import DEFAULT_ACCENT
from labportal.models import LabSettings, LabText
from tests.factories import portrait
from tests.portal import makes_renditions

pytestmark = pytest.mark.django_db


@pytest.fixture
def lab():
    lab = LabSettings.for_site(Site.objects.get())
    lab.texts = [
        LabText(language="en", lab_name="Test Lab"),
        LabText(language="de", lab_name="Testlabor"),
    ]
    return lab


def test_the_accent_has_an_address_unless_it_is_that_of_the_style_sheets(lab):
    assert lab.accent == DEFAULT_ACCENT
    assert Branding.of(lab).accent == ""
    lab.accent = "#aa2244"
    assert Branding.of(lab).accent == "/brand/accent-aa2244.css"


@pytest.mark.parametrize(("field", "value"), [("accent", "#aa2244"), ("logo_id", 7)])
def test_an_icon_has_another_address_once_it_looks_otherwise(lab, field, value):
    before = Branding.of(lab)
    assert before.icon.startswith("/brand/icon-192.png?v=")
    assert before.touch_icon.startswith("/brand/icon-180.png?v=")
    assert Branding.of(lab) == before
    setattr(lab, field, value)
    after = Branding.of(lab)
    assert after.icon != before.icon
    assert after.touch_icon != before.touch_icon


def test_a_card_is_the_active_languages_and_changes_with_its_texts(lab, rf):
    picture = SharedPicture.of_lab(rf.get("/"), lab)
    assert picture.url.startswith("http://testserver/brand/card-en.jpg?v=")
    assert (picture.width, picture.height, picture.alt) == (1200, 630, "Test Lab")
    with translation.override("de"):
        german = SharedPicture.of_lab(rf.get("/"), lab)
    assert german.url.startswith("http://testserver/brand/card-de.jpg?v=")
    assert german.alt == "Testlabor"
    lab.texts.get(language="en").tagline = "We compute."
    lab.texts = [LabText(language="en", lab_name="Test Lab", tagline="We compute.")]
    assert SharedPicture.of_lab(rf.get("/"), lab).url != picture.url


def test_a_lab_without_texts_has_a_card(rf):
    lab = LabSettings.for_site(Site.objects.get())
    assert SharedPicture.of_lab(rf.get("/"), lab).alt == lab.lab_name


@makes_renditions
def test_a_picture_says_what_it_shows(rf):
    image = portrait()
    image.description = "An engine"
    wide = SharedPicture.of_image(rf.get("/"), image)
    assert wide.url.startswith("http://testserver/media/images/")
    assert wide.alt == "An engine"
    assert wide.width / wide.height == pytest.approx(1200 / 630, abs=0.01)
    shown = SharedPicture.of_image(rf.get("/"), image, "Ada King")
    assert shown.alt == "Portrait of Ada King"
    assert shown.width == shown.height
    with translation.override("de"):
        assert SharedPicture.of_image(rf.get("/"), image, "Ada").alt == "Porträt von Ada"


@makes_renditions
def test_a_picture_that_cannot_be_read_is_none(rf):
    image = portrait()
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    assert SharedPicture.of_image(rf.get("/"), image) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Engines\n  that\tcompute.", "Engines that compute."),
        ("", ""),
        ("a" * 300, "a" * 300),
        ("a" * 301, "a" * 299 + "…"),
    ],
)
def test_a_description_is_one_line_as_long_as_previews_show(text, shown):
    assert description(text) == shown
