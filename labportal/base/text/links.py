"""Links to the web, as far as they are safe to follow, and the portal's own, as others see them."""

import re
from urllib.parse import urljoin

from django.conf import settings

_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def absolute(path: str) -> str:
    """Return the whole address of a path of the portal, or of a file of its; "" for none.

    It is below the one that is configured: what a request names as its host may be any that
    leads here, with any port.
    """
    return urljoin(f"{settings.WAGTAILADMIN_BASE_URL}/", path) if path else ""


def web_address(url: str) -> str:
    """Return `url` if it leads to the web, else "": what was imported is checked by no form."""
    return url if _WEB_ADDRESS.match(url) else ""
