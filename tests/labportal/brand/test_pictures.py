"""Pictures that the portal draws of the lab itself."""

import io

import pytest
from PIL import Image, ImageChops

from labportal.brand.pictures import CARD_SIZE, ICON_SIZES, _initials, card, icon, icon_of

GROUND = "#17508f"


def _picture(content, kind="PNG"):
    picture = Image.open(io.BytesIO(content))
    assert picture.format == kind
    return picture


def _ink(content):
    """Return the box around what is drawn on the ground; None if there is nothing."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    difference = ImageChops.difference(picture, Image.new("RGB", picture.size, GROUND))
    # JPEG keeps no colour quite.
    return difference.convert("L").point(lambda value: 255 if value > 24 else 0).getbbox()


def test_a_card_has_the_size_that_previews_ask_for_and_the_ground_of_the_lab():
    picture = _picture(card("Test Lab", "University", "We compute.", GROUND), "JPEG")
    assert picture.size == CARD_SIZE == (1200, 630)
    assert picture.getpixel((0, 0)) == pytest.approx((0x17, 0x50, 0x8F), abs=3)


@pytest.mark.parametrize(
    "names",
    [
        ("A" * 200, "B" * 300, "C" * 300),
        ("Chair of very " + "long names and " * 20, "University of " + "X " * 100, "tag " * 200),
        ("Łódź Őrség", "Ünïversität", "数学"),
        ("", "", ""),
    ],
)
def test_names_stay_in_the_margins(names):
    lab_name, university, tagline = names
    left, top, _right, bottom = _ink(card(lab_name, university, tagline, GROUND))
    assert left >= 85
    assert top >= 60
    assert bottom <= 630 - 60


def test_a_long_name_takes_several_lines_that_fit():
    one = _ink(card("Chair", "", "", GROUND))
    name = "Chair of Artificial Intelligence in Healthcare and Medicine"
    left, _top, right, _bottom = _ink(card(name, "", "", GROUND))
    assert one[2] < right <= 1200 - 85
    assert left >= 85


def test_each_text_of_a_card_is_drawn():
    cards = {
        card("Lab", "", "", GROUND),
        card("Lab", "University", "", GROUND),
        card("Lab", "", "Tagline", GROUND),
        card("Lab", "", "", "#224422"),
    }
    assert len(cards) == 4
    assert card("Lab", "", "", GROUND) in cards


def test_decomposed_letters_are_drawn_as_composed_ones():
    assert card("Universita\u0308t", "", "", GROUND) == card("Universität", "", "", GROUND)
    assert icon("A\u0308rzte", GROUND, 32) == icon("Ärzte", GROUND, 32)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Test Lab", "TL"),
        ("Chair of Artificial Intelligence", "CA"),
        ("lab", "L"),
        ("the Lab", "L"),
        ("Äußere Medizin", "ÄM"),
        ("", "L"),
    ],
)
def test_an_icon_shows_the_first_capitals_of_the_name(name, letters):
    assert _initials(name) == letters


@pytest.mark.parametrize("size", ICON_SIZES)
def test_an_icon_is_square_and_its_letters_in_the_middle(size):
    png = icon("Test Lab", GROUND, size)
    assert _picture(png).size == (size, size)
    left, top, right, bottom = _ink(png)
    assert abs(left - (size - right)) <= size / 8
    assert abs(top - (size - bottom)) <= size / 8


@pytest.mark.parametrize(
    ("shape", "box"), [((400, 100), (0, 24, 64, 40)), ((10, 10), (27, 27, 37, 37))]
)
def test_the_whole_of_a_logo_is_in_the_middle_of_an_icon(shape, box):
    png = icon_of(Image.new("RGB", shape, "red"), 64)
    picture = _picture(png)
    assert picture.size == (64, 64)
    assert picture.getchannel("A").getbbox() == box
    assert picture.getpixel((32, 32)) == (255, 0, 0, 255)


def test_a_logo_is_left_as_it_was():
    logo = Image.new("RGB", (400, 100), "red")
    icon_of(logo, 64)
    assert logo.size == (400, 100)
