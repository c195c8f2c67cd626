"""Lettering in drawn pictures: text in the portal's own typefaces.

The Latin alphabet of each typeface is in two files: the letters of Latin-1, and all others.
"""

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from django.conf import settings
from PIL import ImageDraw, ImageFont

INK: Final = "#ffffff"
#: The height of capitals of Source Sans 3, as a part of the font size.
CAP_HEIGHT: Final = 0.66

_FONTS: Final = settings.BASE_DIR / "static" / "fonts"
#: The files of the serifs hold one weight, those of the sans all of them.
_FILES: Final = {
    "serif": "source-serif-4-{subset}-600-normal.woff2",
    "sans": "source-sans-3-{subset}-wght-normal.woff2",
}
_WEIGHT: Final = 600
_LAST_LATIN_1: Final = 0xFF


def font(family: str, text: str, size: float) -> ImageFont.FreeTypeFont:
    """Return the font of `family` ("serif", "sans") that has the characters of `text`."""
    subset = "latin" if all(ord(letter) <= _LAST_LATIN_1 for letter in text) else "latin-ext"
    face = ImageFont.truetype(_FONTS / _FILES[family].format(subset=subset), size)
    if family == "sans":
        face.set_variation_by_axes([_WEIGHT])
    return face


def text_width(text: str, family: str, size: float) -> float:
    """Return the width of `text` in pixels."""
    return sum(face.getlength(run) for run, face in _runs(text, family, size))


def write(
    draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, family: str, size: float
) -> None:
    """Write `text` with the left end of its baseline at the point `at`."""
    left, baseline = at
    for run, face in _runs(text, family, size):
        draw.text((left, baseline), run, font=face, fill=INK, anchor="ls")
        left += face.getlength(run)


def latin_capitals(text: str, most: int) -> str:
    """Return the first letters and digits of `text` that the typefaces have, as capitals."""
    capitals = unicodedata.normalize("NFC", text).upper()
    drawable = (
        sign
        for sign in capitals
        if sign.isalnum() and (sign.isascii() or unicodedata.name(sign, "").startswith("LATIN "))
    )
    return "".join(drawable)[:most]


def _runs(text: str, family: str, size: float) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    for _, letters in groupby(text, key=lambda letter: ord(letter) <= _LAST_LATIN_1):
        run = "".join(letters)
        yield run, font(family, run, size)
