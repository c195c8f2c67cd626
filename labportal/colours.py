"""The lab's accent colour: whether it can be read, and what follows from it on dark grounds.

Contrast is that of WCAG 2.2 (success criterion 1.4.3, "relative luminance").
"""

import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

DEFAULT_ACCENT = "#17508f"
#: The grounds of static/css/tokens.css on which text in the accent stands worst.
LIGHT_GROUND = "#f2f3ef"
DARK_GROUND = "#1c2229"
READABLE = 4.5
_STEPS = 50
_WHITE, _BLACK = "#ffffff", "#000000"
_COLOUR = re.compile(r"#[0-9a-f]{6}")


class Tones(NamedTuple):
    """A colour for light grounds and one for dark grounds."""

    light: str
    dark: str


def valid_accent(colour: str) -> None:
    """Raise ValidationError for what is no colour, or cannot be read on light grounds."""
    if not _COLOUR.fullmatch(colour):
        raise ValidationError(_("Write a colour as # and six of 0-9 and a-f: #17508f."))
    found = contrast(colour, LIGHT_GROUND)
    if found < READABLE:
        raise ValidationError(
            _(
                "Text in this colour is hard to read: its contrast is %(found).1f : 1, and has to "
                "be 4.5 : 1. The nearest one that can be read is %(nearest)s."
            ),
            params={"found": found, "nearest": _until_readable(colour, LIGHT_GROUND, _BLACK)},
        )


def accent_tones(colour: str) -> Tones:
    """Return the accent as it is shown: readable on either ground whatever `colour` is."""
    return Tones(
        _until_readable(colour, LIGHT_GROUND, _BLACK),
        _until_readable(colour, DARK_GROUND, _WHITE),
    )


def strong_tones(tones: Tones) -> Tones:
    """Return the tones of what is pointed at: further from the ground."""
    return Tones(_mixed(tones.light, _BLACK, 0.3), _mixed(tones.dark, _WHITE, 0.4))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _until_readable(colour: str, ground: str, towards: str) -> str:
    mixes = (_mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next(mixed for mixed in mixes if contrast(mixed, ground) >= READABLE)


def _mixed(colour: str, other: str, part: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * part):02x}" for one, two in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
