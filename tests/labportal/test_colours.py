"""The lab's accent colour."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from labportal.colours import (
    DARK_GROUND,
    DEFAULT_ACCENT,
    LIGHT_GROUND,
    READABLE,
    accent_tones,
    contrast,
    strong_tones,
    valid_accent,
)

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.01)


@given(COLOURS)
def test_whatever_is_picked_can_be_read_on_light_and_on_dark_grounds(colour: str) -> None:
    tones = accent_tones(colour)
    for light, dark in (tones, strong_tones(tones)):
        assert contrast(light, LIGHT_GROUND) >= READABLE
        assert contrast(light, "#ffffff") >= READABLE
        assert contrast(dark, DARK_GROUND) >= READABLE


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert accent_tones("#7a3b35").light == "#7a3b35"


def test_a_pale_colour_is_refused_with_the_nearest_that_can_be_read() -> None:
    with pytest.raises(ValidationError) as refused:
        valid_accent("#ffcc00")
    [message] = refused.value.messages
    assert "1.4 : 1" in message
    nearest = message.split()[-1].rstrip(".")
    valid_accent(nearest)


@pytest.mark.parametrize("text", ["", "red", "#fff", "#17508F;", "#17508f;}", "url(x)"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="six of 0-9"):
        valid_accent(text)


def test_the_grounds_and_the_accent_are_those_of_the_style_sheet() -> None:
    tokens = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
    assert f"--surface: light-dark({LIGHT_GROUND}, {DARK_GROUND});" in tokens
    assert f"--accent: light-dark({DEFAULT_ACCENT}," in tokens
