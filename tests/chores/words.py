"""Chores in another language: what they find by its English text is found in that of the screen."""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.conf import settings
from django.utils.translation import gettext, override
from django.utils.translation.trans_real import DjangoTranslation
from playwright.sync_api import FrameLocator, Locator, LocatorAssertions, Page

Text = str | re.Pattern[str]

#: Records of the lab, and what is shown of them.
NAMES = {"de": {"Engines": "Maschinen", "Vision": "Sehen"}}
#: Whose argument is a text of the screen, by its name.
FINDERS = {
    "get_by_role": "name",
    "get_by_label": "text",
    "get_by_text": "text",
    "get_by_placeholder": "text",
    "filter": "has_text",
}
CHECKS = ("to_contain_text", "to_have_text")
#: A name, what it belongs to, and its role, as lists of choices have them.
_PARTS = re.compile(r"( \(|: |, |\))")
#: So many letters of its own, and a text with several placeholders is not taken for another.
_TELLING = 8
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


class Words:
    """The texts of the interface in a language, by what they are in English."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._plain: dict[str, str] = {}
        filled: list[tuple[str, str]] = []
        for english, own in _catalogue(language):
            if _PLACEHOLDER.search(english):
                filled.append((english, own))
            else:
                self._plain[english.casefold()] = own
        names = NAMES.get(language, {}) | _roles(language)
        self._plain |= {name.casefold(): own for name, own in names.items()}
        # The text that says most by itself is the one that is meant.
        filled.sort(key=lambda one: -_letters(one[0]))
        self._filled = [(_pattern(english), own) for english, own in filled if _is_telling(english)]

    def of(self, text: str) -> str | None:
        """Return a text in the language; None for one that no catalogue has."""
        with override(self._language):
            # Of two texts that differ in their capitals only.
            own = gettext(text)
        if own == text:
            own = self._plain.get(text.casefold(), "")
        if own:
            return own
        for english, own in self._filled:
            if found := english.fullmatch(text):
                return _PLACEHOLDER.sub(partial(self._value, found), own)
        parts = [self._plain.get(part.casefold(), part) for part in _PARTS.split(text)]
        return "".join(parts) if len(parts) > 1 and "".join(parts) != text else None

    def _value(self, found: re.Match[str], place: re.Match[str]) -> str:
        value = found[_name(place)]
        return self.of(value) or value


def _letters(english: str) -> int:
    return len(re.findall(r"[^\W\d_]", _PLACEHOLDER.sub("", english)))


def _is_telling(english: str) -> bool:
    return _letters(english) >= _TELLING or len(_PLACEHOLDER.findall(english)) == 1


def _roles(language: str) -> dict[str, str]:
    roles = tomllib.loads((settings.BASE_DIR / "labportal/lab_templates/roles.toml").read_text())
    return {role["name"]["en"]: role["name"][language] for role in roles["roles"]}


def _catalogue(language: str) -> Iterator[tuple[str, str]]:
    for domain in ("djangojs", "django"):
        catalogue = vars(DjangoTranslation(language, domain=domain))["_catalog"]
        for key, own in catalogue.items():
            # Singular and plural stand under the English singular.
            english, number = key if isinstance(key, tuple) else (key, 0)
            if english and own and number == 0:
                yield english.rpartition("\x04")[2], own


def _name(place: re.Match[str]) -> str:
    return place[1] or place[2]


def _pattern(english: str) -> re.Pattern[str]:
    pattern, end, seen = "", 0, set[str]()
    for place in _PLACEHOLDER.finditer(english):
        name = _name(place)
        group = f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
        seen.add(name)
        pattern += re.escape(english[end : place.start()]) + group
        end = place.end()
    return re.compile(pattern + re.escape(english[end:]), re.IGNORECASE)


def speak(language: str, patch: pytest.MonkeyPatch) -> Words:
    """Let all that is found in windows by an English text be found by that of the language.

    Sentences are not checked, of which a chore names a part: that is done in English.
    """
    words = Words(language)
    for kind in (Page, Locator, FrameLocator):
        for name, argument in FINDERS.items():
            if hasattr(kind, name):
                patch.setattr(kind, name, _finder(getattr(kind, name), argument, words))
    for name in CHECKS:
        patch.setattr(LocatorAssertions, name, _unchecked)
    return words


def _finder(find: Callable[..., Any], argument: str, words: Words) -> Callable[..., Any]:
    def found(self: Any, *args: Any, **kwargs: Any) -> Any:
        if argument == "text" and args and isinstance(args[0], str):
            args = (words.of(args[0]) or args[0], *args[1:])
        elif isinstance(text := kwargs.get(argument), str):
            kwargs[argument] = words.of(text) or text
        return find(self, *args, **kwargs)

    return found


def _unchecked(*_args: Any, **_kwargs: Any) -> None:
    """Take a check for true."""
