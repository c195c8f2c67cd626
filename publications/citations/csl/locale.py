"""Locales: terms, date formats and options, those of the style before those of the language."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from publications.citations.csl.elements import Element

#: Which form stands in for one that is missing.
_INSTEAD = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
# CSL's terms go by the last two digits at most: "ordinal-00" to "ordinal-99".
_HIGHEST_ORDINAL = 100


class Term(NamedTuple):
    """A term for one and for many."""

    single: str
    multiple: str


class Locale:
    """The terms, date formats and options of a style in a language."""

    def __init__(
        self, language: str, sources: Iterable[Element], behind: "Locale | None" = None
    ) -> None:
        """`sources` are `locale` elements, those that go before others last.

        `behind` is the locale for what this one lacks in every form.
        """
        self.language = language
        self._behind = behind
        self.terms: dict[tuple[str, str], Term] = {}
        self.dates: dict[str, Element] = {}
        self.options: dict[str, str] = {}
        self._ordinals: dict[str, str] = {}
        for source in sources:
            self._add(source)

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str | None:
        """Return a term in the nearest form that there is; None if there is none."""
        wanted: str | None = form or "long"
        while wanted:
            if found := self.terms.get((name, wanted)):
                return found.multiple if plural else found.single
            wanted = _INSTEAD.get(wanted)
        return self._behind.term(name, form, plural=plural) if self._behind else None

    def has_term(self, name: str, form: str) -> bool:
        """Return whether there is a term in just this form, in this very language."""
        return (name, form) in self.terms

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether a comma or period goes before the closing quotation mark."""
        return self.options.get("punctuation-in-quote") == "true"

    def ordinal(self, number: int) -> str:
        """Return the ending that makes `number` an ordinal, as in "2nd"."""
        return self._two_digits(number) or self._last_digit(number) or self._plain_ordinal()

    def _two_digits(self, number: int) -> str:
        key = f"ordinal-{number % _HIGHEST_ORDINAL:02d}"
        match = self._ordinals.get(key)
        if match == "last-digit" and number % _HIGHEST_ORDINAL >= 10:
            return ""
        if match == "whole-number" and number >= _HIGHEST_ORDINAL:
            return ""
        return self.term(key) or "" if match is not None else ""

    def _last_digit(self, number: int) -> str:
        key = f"ordinal-{number % 10:02d}"
        return self.term(key) or "" if self._ordinals.get(key) == "last-digit" else ""

    def _plain_ordinal(self) -> str:
        return self.term("ordinal") or ""

    def _add(self, source: Element) -> None:
        for options in source.all("style-options"):
            self.options |= options.attributes
        for date in source.all("date"):
            self.dates[date.get("form")] = date
        for terms in source.all("terms"):
            # As CSL has it: a set of ordinals replaces that of the locale before it as a whole.
            if any(term.get("name") == "ordinal" for term in terms.children):
                self._forget_ordinals()
            for term in terms.all("term"):
                self._add_term(term)

    def _forget_ordinals(self) -> None:
        """Ordinals go together: those of another language would fit none of a new set."""
        for name, form in list(self.terms):
            if name == "ordinal" or name in self._ordinals:
                del self.terms[name, form]
        self._ordinals.clear()

    def _add_term(self, term: Element) -> None:
        name, form = term.get("name"), term.get("form", "long")
        # It would stand in the place of the neutral term, the only one that is asked for here.
        if term.get("gender-form"):
            return
        if name.startswith("ordinal-"):
            number = int(name.removeprefix("ordinal-"))
            # The defaults of `match` in CSL 1.0.2, section "Ordinal Suffixes".
            usual = "last-digit" if number < 10 else "last-two-digits"
            self._ordinals[name] = term.get("match", usual)
        single, multiple = term.first("single"), term.first("multiple")
        if single is not None or multiple is not None:
            texts = [part.text if part is not None else "" for part in (single, multiple)]
            self.terms[name, form] = Term(*texts)
        else:
            text = term.text if term.text.strip() else ""
            self.terms[name, form] = Term(text, text)


def style_locale(style: Element, base: Sequence[Element], language: str) -> Locale:
    """Return the locale of `style` in `language` ("de-DE").

    `base` are the files of languages, en-US first, that of `language` last. In the style itself, a
    locale without language goes before those, one of the language ("de") before that, one of the
    dialect before all.
    """
    own = [
        locale
        for wanted in ("", language.split("-", maxsplit=1)[0], language)
        for locale in style.all("locale")
        if locale.get("lang") == wanted
    ]
    behind = Locale(language, base[:1]) if len(base) > 1 else None
    return Locale(language, [*base[-1:], *own], behind)
