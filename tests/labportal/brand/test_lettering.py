"""Text drawn in the portal's own typefaces."""

import pytest
from PIL import Image, ImageDraw

from labportal.brand.lettering import font, latin_capitals, text_width, write


@pytest.mark.parametrize("family", ["serif", "sans"])
@pytest.mark.parametrize("text", ["Agäß", "Šimić", "Ağ"])
def test_every_latin_letter_is_in_one_of_the_fonts(family, text):
    widths = [text_width(letter, family, 40) for letter in text]
    assert all(width > 0 for width in widths)
    nothing = font(family, text, 40).getmask("\uffff").getbbox()
    for letter in text:
        assert font(family, letter, 40).getmask(letter).getbbox() != nothing


def test_the_width_grows_with_text_and_size():
    assert text_width("", "sans", 40) == 0
    assert text_width("Tides", "sans", 40) > text_width("Tide", "sans", 40)
    assert text_width("Tides", "sans", 80) == pytest.approx(
        2 * text_width("Tides", "sans", 40), rel=0.05
    )
    assert text_width("aŠb", "serif", 40) == pytest.approx(
        text_width("a", "serif", 40) + text_width("Š", "serif", 40) + text_width("b", "serif", 40)
    )


def test_text_stands_on_its_baseline_from_its_left_end_on():
    picture = Image.new("L", (200, 100))
    write(ImageDraw.Draw(picture), (20, 60), "HŠH", "sans", 40)
    left, top, right, bottom = picture.getbbox()
    assert 20 <= left <= 26
    assert bottom == pytest.approx(60, abs=1)
    assert top < 60 - 0.6 * 40
    assert right == pytest.approx(20 + text_width("HŠH", "sans", 40), abs=4)


@pytest.mark.parametrize(
    ("text", "most", "capitals"),
    [
        ("lab for tides", 3, "LAB"),
        ("a & b 2", 9, "AB2"),
        ("éclair", 2, "ÉC"),
        ("e\u0301clair", 1, "É"),
        ("šimić", 9, "ŠIMIĆ"),
        ("straße", 9, "STRASSE"),
        ("日本 lab", 9, "LAB"),
        ("Лаб x", 9, "X"),
        ("²³", 9, ""),
        ("", 9, ""),
        ("lab", 0, ""),
    ],
)
def test_capitals_are_those_that_the_typefaces_have(text, most, capitals):
    assert latin_capitals(text, most) == capitals
