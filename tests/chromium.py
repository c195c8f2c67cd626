"""The Chromium that drives the browser tests."""

import os
import shutil

#: First the one without windows, which takes less work.
NAMES = (
    *("chromium-headless-shell", "chrome-headless-shell"),
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)


def chromium_path() -> str | None:
    """Return the Chromium that CHROMIUM names or the path has; None leaves it to Playwright."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
