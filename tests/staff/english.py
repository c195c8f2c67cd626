"""English texts on pages of the admin that are shown in German."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import wagtail
from bs4 import BeautifulSoup
from django.conf import settings
from django.utils.translation import trans_real

#: Words that no German text has, and few names.
ENGLISH = re.compile(
    r"\b(the|and|of|is|are|this|that|you|your|with|for|from|not|been|have|has|which|there|"
    r"can|will|to|by|all)\b",
    re.IGNORECASE,
)
_SHOWN = ("title", "aria-label", "placeholder", "alt", "data-w-tooltip-content-value")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_MESSAGE = re.compile(r'^msgid (?:".*"\n)+', re.MULTILINE)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


@cache
def english_texts() -> frozenset[str]:
    """Return the texts of all catalogues that German has another word for, or none at all."""
    german = _german()
    return frozenset(
        text
        for text in _sources()
        if not _PLACEHOLDER.search(text) and str(german.get(text, "")) != text
    ) - frozenset(str(text) for text in german.values())


def _german() -> dict[Any, Any]:
    return dict(vars(trans_real.translation("de"))["_catalog"].items())


def _sources() -> set[str]:
    """Return the English texts of Wagtail, Django and the portal."""
    packages = Path(wagtail.__file__).parent.rglob("locale/en/LC_MESSAGES/django.po")
    own = settings.BASE_DIR / "labportal" / "locale" / "de" / "LC_MESSAGES" / "django.po"
    found: set[str] = set()
    for path in [*packages, own]:
        for block in _MESSAGE.findall(path.read_text(encoding="utf-8")):
            text = "".join(_QUOTED.findall(block))
            found.add(text.replace('\\"', '"').replace("\\n", "\n"))
    return found - {""}


def english_on(source: str, known: set[str]) -> set[str]:
    """Return the English texts on a page, without names of records, which are `known`."""
    return {
        text for text in _texts(source) if text not in known and _is_english(_without(text, known))
    }


def _is_english(text: str) -> bool:
    return text.rstrip(":*…. ") in english_texts() or len(ENGLISH.findall(text)) > 1


def _without(text: str, known: set[str]) -> str:
    for name in sorted(known, key=len, reverse=True):
        text = text.replace(name, "")
    return text.strip()


def _texts(source: str) -> set[str]:
    page = BeautifulSoup(source, "html.parser")
    for unseen in page.find_all(["script", "style", "code", "time"]):
        unseen.decompose()
    # What says that it is English, such as the titles of documents that there are in English only.
    for told in page.select("body [lang=en]"):
        told.decompose()
    found = set(page.stripped_strings)
    for name in _SHOWN:
        found |= {tag[name] for tag in page.select(f"[{name}]")}
    found |= {tag.get("value", "") for tag in page.find_all("input", type=["submit", "button"])}
    return {" ".join(text.split()) for text in found} - {""}
