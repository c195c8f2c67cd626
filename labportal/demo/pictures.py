"""Generated ornaments for news and pages of the demo lab."""

import hashlib
import io
from math import exp, sin
from typing import Any, Final

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from wagtail.images import get_image_model

SIZE: Final = (960, 640)
SCALE: Final = 2  # drawn larger and reduced: Pillow's lines have hard edges
TRACES: Final = 30

# Ground and line, dark enough and quiet enough to stand beside text in light and dark.
PALETTE: Final = (
    ("#17343b", "#7fb0b8"),
    ("#1b3250", "#8fb0d8"),
    ("#2c2d52", "#a5a6d6"),
    ("#233f33", "#8dbca3"),
    ("#3f2b41", "#c09bc4"),
)


def drawn_picture(slug: str, title: str) -> Any:
    """Return a new picture in the library, drawn from `slug`."""
    file = ContentFile(signal_picture(slug), name=f"{slug}.png")
    return get_image_model().objects.create(title=title, file=file)


def signal_picture(seed: str) -> bytes:
    """Return a PNG of SIZE: recordings of a signal, one below the other, as `seed` has it.

    The same seed gives the same picture.
    """
    digest = hashlib.sha256(seed.encode()).digest()
    ground, line = PALETTE[digest[0] % len(PALETTE)]
    width, height = SIZE[0] * SCALE, SIZE[1] * SCALE
    image = Image.new("RGB", (width, height), ground)
    draw = ImageDraw.Draw(image)
    peaks = [0.15 + 0.7 * digest[number] / 255 for number in (1, 2, 3)]
    heights = [0.5 + digest[number] / 255 for number in (4, 5, 6)]
    for number in range(TRACES):
        depth = number / TRACES
        base = height * (0.2 + 0.85 * depth)
        points = []
        for step in range(width // 8 + 1):
            across = step * 8 / width
            rise = sum(
                size * exp(-(((across - peak - 0.06 * sin(5 * depth + size)) / 0.07) ** 2))
                for peak, size in zip(peaks, heights, strict=True)
            )
            ripple = 0.05 * sin(across * 60 + number * 2.1 + digest[7])
            points.append((step * 8, base - height * 0.11 * (rise + ripple) * sin(3 * depth + 0.2)))
        draw.polygon([*points, (width, height), (0, height)], fill=ground)
        draw.line(points, fill=line, width=2 * SCALE, joint="curve")
    buffer = io.BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).save(buffer, "PNG")
    return buffer.getvalue()
