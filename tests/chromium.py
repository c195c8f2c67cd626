"""The Chromium that drives the browser tests."""

import os
import shutil

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

#: First the one without windows, which takes less work.
NAMES = (
    *("chromium-headless-shell", "chrome-headless-shell"),
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)


def chromium_path() -> str | None:
    """Return the Chromium that CHROMIUM names or the path has; None leaves it to Playwright."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


#: Finds the page while its scripts may not have run, so that a control would do nothing yet.
#: A document that has just been opened has no element, nor a control.
LOADING = """{
  queryAll: (root) =>
    document.readyState === "complete" || !document.documentElement
      ? []
      : [document.documentElement],
}"""


def wait_for_scripts(playwright: Playwright, patch: pytest.MonkeyPatch) -> None:
    """Let whatever is done or expected in a window wait until its page has loaded.

    Playwright waits for a control to be there, and not for the script that makes it work.
    """
    playwright.selectors.register("loading", LOADING, content_script=True)
    new_page = BrowserContext.new_page

    def new_page_(context: BrowserContext) -> Page:
        page = new_page(context)
        page.add_locator_handler(page.locator("loading=page"), lambda _page: None)
        return page

    patch.setattr(BrowserContext, "new_page", new_page_)
