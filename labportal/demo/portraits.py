"""Generated pictures for the demo lab: initials over a calm background, no file and no font needed.

The font that comes with Pillow draws unaccented Latin letters only, so accents are drawn here.
"""

import hashlib
import io
import unicodedata
from typing import Final, NamedTuple, TypeAlias

from PIL import Image, ImageDraw, ImageFont

SIZE: Final = 640
SCALE: Final = 2  # drawn larger and reduced: Pillow's shapes have hard edges
CANVAS: Final = SIZE * SCALE
MOST_LETTERS: Final = 3
INK: Final = "#ffffff"
TRACKING: Final = 0.03
CAP_HEIGHT: Final = 0.7  # of the font size, as is all that follows
STROKE: Final = 0.075

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

# Capitals that Unicode does not take apart, written as a letter and a mark.
TAKEN_APART: Final = str.maketrans(
    {"Ł": "L\u0337", "Đ": "D\u0335", "Ð": "D\u0335", "Ø": "O\u0338", "Æ": "AE", "Œ": "OE"}
)

Line: TypeAlias = tuple[tuple[float, float], ...]

# Strokes of each combining mark around the middle of its letter; y counts up from the baseline,
# and a line of one point is a dot.
MARKS: Final[dict[str, tuple[Line, ...]]] = {
    "\u0300": (((-0.10, 0.90), (0.06, 0.80)),),
    "\u0301": (((0.10, 0.90), (-0.06, 0.80)),),
    "\u0302": (((-0.13, 0.80), (0.0, 0.90), (0.13, 0.80)),),
    "\u0303": (((-0.15, 0.82), (-0.06, 0.88), (0.06, 0.82), (0.15, 0.88)),),
    "\u0304": (((-0.14, 0.84), (0.14, 0.84)),),
    "\u0306": (((-0.13, 0.90), (-0.06, 0.82), (0.06, 0.82), (0.13, 0.90)),),
    "\u0307": (((0.0, 0.84),),),
    "\u0308": (((-0.13, 0.84),), ((0.13, 0.84),)),
    "\u030a": (
        (
            (0.0, 0.94),
            (0.06, 0.915),
            (0.085, 0.855),
            (0.06, 0.795),
            (0.0, 0.77),
            (-0.06, 0.795),
            (-0.085, 0.855),
            (-0.06, 0.915),
            (0.0, 0.94),
        ),
    ),
    "\u030b": (((0.0, 0.90), (-0.12, 0.80)), ((0.18, 0.90), (0.06, 0.80))),
    "\u030c": (((-0.13, 0.90), (0.0, 0.80), (0.13, 0.90)),),
    "\u0323": (((0.0, -0.14),),),
    "\u0326": (((0.03, -0.11), (-0.03, -0.20)),),
    "\u0327": (((0.0, 0.0), (0.0, -0.07), (0.07, -0.12), (0.04, -0.19), (-0.07, -0.2)),),
    "\u0328": (((0.13, 0.0), (0.06, -0.08), (0.07, -0.16), (0.16, -0.18)),),
    "\u0335": (((-0.36, 0.36), (-0.06, 0.36)),),
    "\u0337": (((-0.29, 0.28), (-0.02, 0.44)),),
    "\u0338": (((-0.33, -0.02), (0.33, 0.72)),),
}


class Letter(NamedTuple):
    """One capital or digit that the font has, with the marks to draw on it."""

    base: str
    marks: str


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
    letters = _drawable(initials)
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
    _write(draw, _drawable(initials), width=0.62)
    corners = Image.new("L", tile.size, 0)
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, CANVAS, CANVAS), CANVAS // 6, fill=255)
    tile.putalpha(corners)
    return _png(tile)


def _drawable(initials: str) -> list[Letter]:
    letters: list[Letter] = []
    skipped = True
    plain = unicodedata.normalize("NFC", initials).upper().translate(TAKEN_APART)
    for char in unicodedata.normalize("NFD", plain):
        if char in MARKS and not skipped:
            letters[-1] = Letter(letters[-1].base, letters[-1].marks + char)
        elif not unicodedata.combining(char):
            skipped = not (char.isascii() and char.isalnum())
            if not skipped:
                letters.append(Letter(char, ""))
    return letters[:MOST_LETTERS]


def _write(draw: ImageDraw.ImageDraw, letters: list[Letter], width: float) -> None:
    """Write `letters` in the middle, at most `width` of the canvas wide."""
    size = CANVAS * 0.4
    natural = _advance(letters, _font(size))
    if natural > CANVAS * width:
        size *= CANVAS * width / natural
    font = _font(size)
    x = (CANVAS - _advance(letters, font)) / 2
    baseline = (CANVAS + CAP_HEIGHT * size) / 2
    for letter in letters:
        advance = font.getlength(letter.base)
        draw.text((x, baseline), letter.base, font=font, fill=INK, anchor="ls")
        for mark in letter.marks:
            for line in MARKS[mark]:
                points = [(x + advance / 2 + dx * size, baseline - dy * size) for dx, dy in line]
                _stroke(draw, points, STROKE * size)
        x += advance + TRACKING * size


def _font(size: float) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size=size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        message = "Pillow was built without FreeType, which the demo portraits need."
        raise TypeError(message)
    return font


def _advance(letters: list[Letter], font: ImageFont.FreeTypeFont) -> float:
    gaps = TRACKING * font.size * max(len(letters) - 1, 0)
    return sum(font.getlength(letter.base) for letter in letters) + gaps


def _stroke(draw: ImageDraw.ImageDraw, points: list[tuple[float, float]], thickness: float) -> None:
    if len(points) == 1:
        draw.circle(points[0], thickness * 0.7, fill=INK)
        return
    draw.line(points, fill=INK, width=round(thickness), joint="curve")
    for end in (points[0], points[-1]):
        draw.circle(end, thickness / 2, fill=INK)


def _figure(draw: ImageDraw.ImageDraw) -> None:
    draw.circle((CANVAS * 0.5, CANVAS * 0.40), CANVAS * 0.15, fill=INK)
    draw.ellipse((CANVAS * 0.22, CANVAS * 0.62, CANVAS * 0.78, CANVAS * 1.3), fill=INK)


def _png(image: Image.Image, size: tuple[int, int] = (SIZE, SIZE)) -> bytes:
    buffer = io.BytesIO()
    reduced = image.resize(size, Image.Resampling.LANCZOS)
    reduced.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
