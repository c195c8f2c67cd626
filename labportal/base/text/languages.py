"""Language tags (BCP 47) of texts."""

import re

from django.utils.translation import get_language

_LANGUAGE_TAG = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")


def valid_language_tag(code: str) -> str:
    """Return `code` if it has the form of a language tag (de, en-GB), else ""."""
    return code if _LANGUAGE_TAG.fullmatch(code) else ""


def other_language(code: str) -> str:
    """Return the language tag `code` where it is another language than the page's, else ""."""
    own = (get_language() or "").split("-")[0]
    return (
        code if valid_language_tag(code).split("-", maxsplit=1)[0].lower() not in {"", own} else ""
    )
