"""Pictures that the portal draws of the lab itself: its icon, and the card shown when it is shared.

No other host is asked for them.
"""

import io
import unicodedata
from typing import Final

from PIL import Image, ImageDraw

from labportal.brand.lettering import INK, font, text_width, write

CARD_SIZE: Final = (1200, 630)
ICON_SIZES: Final = (32, 180, 192, 512)

_MARGIN: Final = 90
_NAME_SIZE: Final = 68
_SMALL_SIZE: Final = 34
_LINE: Final = 1.22


def card(lab_name: str, university: str, tagline: str, ground: str) -> bytes:
    """Return a JPEG of CARD_SIZE with the lab's names on the colour `ground`."""
    image = Image.new("RGB", CARD_SIZE, ground)
    draw = ImageDraw.Draw(image)
    width = CARD_SIZE[0] - 2 * _MARGIN
    lines = [(line, "serif", _NAME_SIZE) for line in _wrapped(lab_name, "serif", _NAME_SIZE, width)]
    lines = lines[:4]
    lines += [(line, "sans", _SMALL_SIZE) for line in _wrapped(tagline, "sans", _SMALL_SIZE, width)]
    top = _MARGIN
    for line, family, size in lines[:6]:
        write(draw, (_MARGIN, top + size), line, family, size)
        top += round(size * _LINE)
    foot = CARD_SIZE[1] - _MARGIN
    draw.line((_MARGIN, foot - 60, _MARGIN + 120, foot - 60), fill=INK, width=6)
    write(draw, (_MARGIN, foot - 40 + _SMALL_SIZE), university[:60], "sans", _SMALL_SIZE)
    buffer = io.BytesIO()
    # Colours in full: letters on a strong ground have coloured edges otherwise.
    image.save(buffer, "JPEG", quality=90, subsampling=0, optimize=True)
    return buffer.getvalue()


def icon(lab_name: str, ground: str, size: int) -> bytes:
    """Return a square PNG of `size` pixels: the first letters of the lab's name on `ground`."""
    image = Image.new("RGB", (size, size), ground)
    letters = _initials(lab_name)
    face = font("sans", letters[:1], round(size * 0.52))
    draw = ImageDraw.Draw(image)
    draw.text((size / 2, size * 0.54), letters, font=face, fill=INK, anchor="mm")
    return _png(image)


def icon_of(logo: Image.Image, size: int) -> bytes:
    """Return a square PNG of `size` pixels that holds the whole of `logo`, in the middle."""
    shown = logo.convert("RGBA")
    shown.thumbnail((size, size), Image.Resampling.LANCZOS)
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    image.paste(shown, ((size - shown.width) // 2, (size - shown.height) // 2))
    return _png(image)


def _initials(name: str) -> str:
    name = unicodedata.normalize("NFC", name)
    capitals = [word[0] for word in name.split() if word[:1].isupper()]
    return "".join(capitals[:2]) or name[:1].upper() or "L"


def _wrapped(text: str, family: str, size: int, width: float) -> list[str]:
    lines: list[str] = []
    for word in unicodedata.normalize("NFC", text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, family, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
