"""Pictures of the guide: the window as a chore has it, of one size, light, and small as a file."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

SIZE = {"width": 1200, "height": 800}
MOST_BYTES = 120_000
_COLOURS = 64


def take_picture(window: Page, file: Path, at: Locator | None = None) -> None:
    """Write a picture of a window, with an element at its middle if one is given."""
    before = window.viewport_size
    window.set_viewport_size(SIZE)
    if at is not None:
        at.first.evaluate("one => one.scrollIntoView({block: 'center', behavior: 'instant'})")
    window.evaluate("document.fonts.ready")
    # Menus slide, and previews and counters of the form are loaded after it.
    window.wait_for_timeout(500)
    shot = window.screenshot(animations="disabled", caret="hide", scale="css")
    if before:
        window.set_viewport_size(before)
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
