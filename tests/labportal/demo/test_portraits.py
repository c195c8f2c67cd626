"""The pictures made for the demo lab."""

import io
from itertools import chain

import pytest
from PIL import Image

from labportal.demo import portraits
from labportal.demo.pictures import signal_picture


@pytest.mark.parametrize(
    "initials", ["DR", "ÖŁ", "O\u0308", "Đ", "ß", "李", "ДЖ", "\u0308", "", "W" * 40]
)
def test_a_portrait_is_a_square_png_whatever_the_initials(initials: str) -> None:
    image = Image.open(io.BytesIO(portraits.portrait(initials, "seed")))
    assert (image.format, image.size) == ("PNG", (640, 640))


def test_a_portrait_depends_on_initials_and_seed_alone() -> None:
    first = portraits.portrait("AB", "one")
    assert first == portraits.portrait("AB", "one")
    assert first != portraits.portrait("AB", "two")
    assert first != portraits.portrait("AC", "one")


def test_a_drawn_picture_is_three_wide_and_two_high_and_depends_on_its_seed_alone() -> None:
    image = Image.open(io.BytesIO(signal_picture("seed")))
    assert (image.format, image.size) == ("PNG", (960, 640))
    assert signal_picture("seed") == signal_picture("seed") != signal_picture("other")


def test_an_umlaut_is_drawn_however_it_is_encoded() -> None:
    assert portraits.portrait("Ö", "seed") == portraits.portrait("O\u0308", "seed")
    assert portraits.portrait("Ö", "seed") != portraits.portrait("O", "seed")


def test_a_mark_on_a_letter_that_cannot_be_drawn_does_not_move_to_another() -> None:
    assert portraits.portrait("AЙ", "seed") == portraits.portrait("A", "seed")


def test_white_letters_stand_out_on_every_colour() -> None:
    def luminance(colour: str) -> float:
        # Relative luminance as WCAG 2.2 defines it.
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for colour in chain.from_iterable(portraits.PALETTE):
        assert 1.05 / (luminance(colour) + 0.05) >= 5, colour


@pytest.mark.parametrize("initials", ["DL", "Ü", "李", ""])
def test_a_logo_is_a_png_with_transparent_corners(initials: str) -> None:
    image = Image.open(io.BytesIO(portraits.logo(initials)))
    assert (image.format, image.mode) == ("PNG", "RGBA")
    opacity = image.getchannel("A")
    assert opacity.getpixel((0, 0)) == 0
    assert opacity.getpixel((320, 100)) == 255
