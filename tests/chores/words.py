"""Chores in another language: what they find or read by its English text is that of the screen."""

import re
import tomllib
from ast import literal_eval
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import wagtail
from django.conf import settings
from django.utils.translation.trans_real import DjangoTranslation
from playwright.sync_api import FrameLocator, Locator, LocatorAssertions, Page

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
#: Whose last argument is a text as a whole, or a part of one.
CHECKS = {
    "to_contain_text": False,
    "not_to_contain_text": False,
    "to_have_text": True,
    "to_have_attribute": True,
}
#: A name, what it belongs to, and its role, as lists of choices have them.
_PARTS = re.compile(r"((?<=[.:]) | \(|, |\)| – | \d+$)")
#: So many letters of its own, and a text with several placeholders is not taken for another.
_TELLING = 8
#: So many letters, and a part of a sentence tells which it is.
_SOME = 5
#: So many ways to say a value, and a text, are enough.
_WAYS, _MANY = 2, 20
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
_TAG = re.compile(r"</?(?:a|b|strong)\b[^>]*>")
_PLURAL = re.compile(r'^msgid ((?:".*"\n)+)msgid_plural ((?:".*"\n)+)', re.MULTILINE)


class Words:
    """The texts of the interface in a language, by what they are in English.

    English tells less apart than other languages do: a text may have several others.
    """

    def __init__(self, language: str) -> None:
        self._plain: defaultdict[str, list[str]] = defaultdict(list)
        self._filled: list[tuple[str, str]] = []
        for english, own in _catalogue(language):
            if _PLACEHOLDER.search(english):
                self._filled.append((english, own))
            else:
                self._plain[english.casefold()].append(own)
        self._sentences = [
            (_literals(english.casefold()), own)
            for english, all_ in [
                *self._plain.items(),
                *((one, [own]) for one, own in self._filled),
            ]
            for own in all_
        ]
        names = NAMES.get(language, {}) | _roles(language)
        for name, own in names.items():
            self._plain[name.casefold()].append(own)
        # The text that says most by itself is the one that is meant.
        self._filled.sort(key=lambda one: -_letters(one[0]))
        self._patterns = [
            (english, _pattern(english), own)
            for english, own in self._filled
            if _is_telling(english)
        ]

    def of(self, text: str) -> list[str]:
        """Return a text in the language; nothing for one that no catalogue has."""
        found = self._plain.get(text.casefold()) or self._with_values(text) or self._joined(text)
        return list(dict.fromkeys(found))[:_MANY]

    def patterns_of(self, text: str) -> list[str]:
        """Return patterns of a text, or of the sentences of which it is clearly a part."""
        own = [escaped(one) for one in self.of(text)]
        if text.casefold() in self._plain:
            return own
        whole = [
            _letters(english) for english, pattern, _ in self._patterns if pattern.fullmatch(text)
        ]
        least = max(whole, default=0) + 1
        return [*own, *self.sentences_with(text, least)]

    def sentences_with(self, part: str, least: int = 0) -> list[str]:
        """Return patterns of the sentences that hold a part of an English one, with its values.

        `least` of its letters are those of the sentence.
        """
        sought = part.casefold()
        scores = [(_likeness(sought, literals), own) for literals, own in self._sentences]
        most = max(score for score, _ in scores)
        found = {own for score, own in scores if score == most} if most >= max(least, _SOME) else ()
        return [".+?".join(escaped(one) for one in _literals(own)) for own in found]

    def _with_values(self, text: str) -> list[str]:
        found: list[str] = []
        for _, english, own in self._patterns:
            if values := english.fullmatch(text):
                names = list(values.groupdict())
                own_values = [self.of(values[name])[:_WAYS] or [values[name]] for name in names]
                for chosen in product(*own_values):
                    by_name = dict(zip(names, chosen, strict=True))
                    found.append(
                        _PLACEHOLDER.sub(lambda at, by=by_name: by.get(_name(at), ""), own)
                    )
        return found

    def _part(self, part: str) -> list[str]:
        own = self._plain.get(part.casefold())
        if not own and part.endswith(":"):
            own = [f"{one}:" for one in self._plain.get(part[:-1].casefold(), [])]
        return own or [part]

    def _joined(self, text: str) -> list[str]:
        parts = _PARTS.split(text)
        if len(parts) == 1:
            return []
        # A name may be a record's, which is not translated.
        own = [dict.fromkeys([*self._part(part), part]) for part in parts]
        return [joined for one in product(*own) if (joined := "".join(one)) != text]


@cache
def words_of(language: str) -> Words:
    """Return the words of a language, read once."""
    return Words(language)


def _letters(english: str) -> int:
    return len(re.findall(r"[^\W\d_]", _PLACEHOLDER.sub("", english)))


def _is_telling(english: str) -> bool:
    letters = _letters(english)
    return letters >= _TELLING or (letters > 0 and len(_PLACEHOLDER.findall(english)) == 1)


def _literals(text: str) -> list[str]:
    """Return what stands between the values of a sentence."""
    return _PLACEHOLDER.sub("\0", _TAG.sub("", text)).split("\0")


def _likeness(part: str, literals: list[str]) -> int:
    """Return how many letters of a part are of the sentence, and not of its values."""
    if part.strip() == literals[0].strip():
        return max(_letters(part), _SOME)
    if any(part in literal for literal in literals):
        return _letters(part)
    most = 0
    for place, literal in enumerate(literals[:-1], start=1):
        ends = (part[:end] for end in range(min(len(literal), len(part)), -1, -1))
        begun = next(end for end in ends if literal.endswith(end))
        rest = _likeness_behind_a_value(part[len(begun) :], literals[place:])
        most = max(most, _letters(begun) + rest)
    return most


def _likeness_behind_a_value(part: str, literals: list[str]) -> int:
    if not part or not literals:
        return 0
    literal, most = literals[0], 0
    if literal and (at := part.find(literal, 1)) > 0:
        behind = _likeness_behind_a_value(part[at + len(literal) :], literals[1:])
        most = _letters(literal) + behind
    ends = (literal[:end] for end in range(min(len(literal), len(part) - 1), 0, -1))
    return max(most, _letters(next((end for end in ends if part.endswith(end)), "")))


def _roles(language: str) -> dict[str, str]:
    roles = tomllib.loads((settings.BASE_DIR / "labportal/lab_templates/roles.toml").read_text())
    return {role["name"]["en"]: role["name"][language] for role in roles["roles"]}


def _catalogue(language: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of all catalogues, singular and plural, in English and the language."""
    plurals = dict(_plurals(language))
    for domain in ("django", "djangojs"):
        catalogue = vars(DjangoTranslation(language, domain=domain))["_catalog"]
        for key in dict(catalogue.items()):
            english, number = key if isinstance(key, tuple) else (key, 0)
            english = english.rpartition("\x04")[2]
            if number:
                english = plurals.get(english, english)
            if english and (own := catalogue[key]):
                yield english, own


def _plurals(language: str) -> Iterator[tuple[str, str]]:
    folders = [Path(wagtail.__file__).parent, settings.BASE_DIR / "labportal"]
    for folder in folders:
        for path in folder.rglob(f"locale/{language}/LC_MESSAGES/django*.po"):
            for found in _PLURAL.findall(path.read_text(encoding="utf-8")):
                one, more = (
                    "".join(literal_eval(line) for line in text.splitlines()) for text in found
                )
                yield one, more


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


def escaped(text: str) -> str:
    """Return a pattern of a text, for Python and for JavaScript."""
    return re.escape(text).replace("/", r"\/").replace(r"\ ", r"\s+")


def any_of(patterns: list[str], *, exact: bool) -> re.Pattern[str]:
    """Return a pattern of one of several, as a whole or somewhere in a text."""
    joined = "|".join(patterns)
    return re.compile(rf"^\s*(?:{joined})\s*$") if exact else re.compile(joined, re.IGNORECASE)


def speak(language: str, patch: pytest.MonkeyPatch) -> None:
    """Let all that is found or read in windows by an English text be that of the language."""
    words = words_of(language)
    for kind in (Page, Locator, FrameLocator):
        for name, argument in FINDERS.items():
            if hasattr(kind, name):
                patch.setattr(kind, name, _finder(getattr(kind, name), argument, words))
    for name, exact in CHECKS.items():
        check = getattr(LocatorAssertions, name)
        patch.setattr(LocatorAssertions, name, _check(check, words, exact=exact))


def _finder(find: Callable[..., Any], argument: str, words: Words) -> Callable[..., Any]:
    def found(self: Any, *args: Any, **kwargs: Any) -> Any:
        if argument == "text" and args:
            args, kwargs = args[1:], kwargs | {argument: args[0]}
        if isinstance(text := kwargs.get(argument), str):
            exact = kwargs.get("exact", False)
            own = [escaped(one) for one in words.of(text)]
            if patterns := own if exact else words.patterns_of(text):
                kwargs[argument] = any_of([escaped(text), *patterns], exact=exact)
        return find(self, *args, **kwargs)

    return found


def _check(check: Callable[..., Any], words: Words, *, exact: bool) -> Callable[..., Any]:
    def checked(self: Any, *args: Any, **kwargs: Any) -> Any:
        *names, text = args
        if isinstance(text, str):
            own = [escaped(one) for one in words.of(text)]
            if patterns := own if exact else [*own, *words.sentences_with(text)]:
                text = any_of([escaped(text), *patterns], exact=exact)
        return check(self, *names, text, **kwargs)

    return checked
