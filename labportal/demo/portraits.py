"""Generated portraits and logo of the demo lab: initials on a coloured ground."""

import hashlib
import io
from typing import Final

from PIL import Image, ImageDraw

from labportal.brand.lettering import CAP_HEIGHT, INK, latin_capitals, text_width, write

SIZE: Final = 640
SCALE: Final = 2  # drawn larger and reduced: Pillow's shapes have hard edges
CANVAS: Final = SIZE * SCALE
MOST_LETTERS: Final = 3

# Background and second tone; white letters keep a contrast of at least 5:1 on each.
PALETTE: Final = (
    ("#1d4f5a", "#2a6672"),
    ("#234a76", "#32608f"),
    ("#3d3f7a", "#525494"),
    ("#5d3560", "#754b78"),
    ("#7a3b35", "#914f47"),
    ("#6b4a1c", "#7f5b28"),
    ("#4b5324", "#5f6831"),
    ("#265a3f", "#357050"),
    ("#3a4754", "#4f5e6d"),
)


def portrait(initials: str, seed: str) -> bytes:
    """Return a square PNG with `initials` (at most three are drawn) on colours chosen by `seed`.

    The same arguments give the same picture. Letters outside the Latin alphabet cannot be drawn;
    if none is left, a figure takes their place.
    """
    digest = hashlib.sha256(seed.encode()).digest()
    ground, second = PALETTE[digest[0] % len(PALETTE)]
    image = Image.new("RGB", (CANVAS, CANVAS), ground)
    draw = ImageDraw.Draw(image)
    across = CANVAS * (0.1 + 0.8 * digest[1] / 255)
    down = CANVAS * (1.0 if digest[2] % 2 else 0.0)
    radius = CANVAS * (0.55 + 0.2 * digest[3] / 255)
    draw.circle((across, down), radius, fill=second)
    letters = latin_capitals(initials, MOST_LETTERS)
    if letters:
        _write(draw, letters, width=0.6)
    else:
        _figure(draw)
    return _png(image)


def logo(initials: str) -> bytes:
    """Return a square PNG with transparent corners: `initials` above the rings of a signal."""
    ground, second = PALETTE[0]
    tile = Image.new("RGB", (CANVAS, CANVAS), ground)
    draw = ImageDraw.Draw(tile)
    for part in (0.95, 0.75, 0.55, 0.35):
        draw.circle((0, CANVAS), CANVAS * part, outline=second, width=CANVAS // 16)
    _write(draw, latin_capitals(initials, MOST_LETTERS), width=0.62)
    corners = Image.new("L", tile.size, 0)
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, CANVAS, CANVAS), CANVAS // 6, fill=255)
    tile.putalpha(corners)
    return _png(tile)


def _write(draw: ImageDraw.ImageDraw, letters: str, width: float) -> None:
    """Write `letters` in the middle, at most `width` of the canvas wide."""
    size = CANVAS * 0.4
    size *= min(1.0, CANVAS * width / max(text_width(letters, "sans", size), 1.0))
    left = (CANVAS - text_width(letters, "sans", size)) / 2
    write(draw, (left, (CANVAS + CAP_HEIGHT * size) / 2), letters, "sans", size)


def _figure(draw: ImageDraw.ImageDraw) -> None:
    draw.circle((CANVAS * 0.5, CANVAS * 0.40), CANVAS * 0.15, fill=INK)
    draw.ellipse((CANVAS * 0.22, CANVAS * 0.62, CANVAS * 0.78, CANVAS * 1.3), fill=INK)


def _png(image: Image.Image, size: tuple[int, int] = (SIZE, SIZE)) -> bytes:
    buffer = io.BytesIO()
    reduced = image.resize(size, Image.Resampling.LANCZOS)
    reduced.save(buffer, "PNG")
    return buffer.getvalue()
