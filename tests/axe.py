"""Findings of axe on a page: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def findings(
    page: Page, *, rules: Any = RULES, within: str = "", without: tuple[str, ...] = ()
) -> list[tuple[str, str, str]]:
    """Return rule, element and reason of all that axe finds.

    `within` is the selector of the part that is looked at, `without` those of parts of it that are
    left out.
    """
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    context = {"exclude": [[selector] for selector in without]}
    if within:
        context["include"] = [[within]]
    # Text that stands half under a fixed header would be measured as too small.
    page.evaluate(
        """document.querySelectorAll("*").forEach((one) =>
            one.scrollTo({top: 0, behavior: "instant"}))"""
    )
    # Preloading would fetch the parts of imported style sheets as if they stood beside the page.
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    found = page.evaluate(
        "async ([context, options]) => (await axe.run(context, options)).violations",
        [context, options],
    )
    return [
        (rule["id"], node["html"][:200], node.get("failureSummary", "")[:300])
        for rule in found
        for node in rule["nodes"]
    ]
