"""Patterns of a person's names and addresses in any text, and the text without them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from people.erasure.boundaries import is_within_longer_name, starts_with_capital
from people.erasure.spellings import spelled
from people.names.parts import EAST_ASIAN, NameParts

#: The texts that stand for what is no name: a word of an address, an e-mail address.
WORD, ADDRESS = "erased", "erased@erased.invalid"
# No letter before or behind; the n of a line end in JSON (\n) is none, nor the E of "%7E".
_BEGIN = r"(?:(?<![^\W\d_])|(?<=\\[nrt])|(?<=%[2-7][0-9A-Fa-f]))"
_END = r"(?![^\W\d_])"
_BLANKS = r"(?:[\s~{}\u00a0\u202f]|&nbsp;|&#160;|\\+u00a0|\\,|%20|\+)"
# Parentheses and quotation marks stand around the name in use: Huaqi (Harvey) Qiu.
# So do marks of equal contribution and the like: "Doe*, J.", "Doe$^{*}$, J.".
_MARKS = (
    r"(?:\\textsuperscript\s?\{[^{}]{0,20}\}|\\(?:ast|dag|ddag)\b|\$[^$\n]{1,20}\$|\^\{[^{}]{0,20}\}|\^"
    r"|[*\u2217\u22c6\uff0a\u2020\u2021\u00a7\u00b6\u2709\u2016\u00b9\u00b2\u00b3\u2070-\u2079])"
)
_GAP = rf"(?:{_BLANKS}|[-._,()\u201c-\u201e\u2018\u2019]|%2C|{_MARKS})"
_SHORTEST_WORD = 3
_SHORTEST_PHONE = 6


@dataclass(frozen=True)
class Identity:
    """All by which somebody is named: names, exact addresses, and whether initials are theirs.

    `exact` is the text that stands for each e-mail address, slug, citekey and the like.
    """

    names: tuple[NameParts, ...]
    exact: Mapping[str, str] = field(default_factory=dict)
    initials_are_theirs: bool = False
    #: Surnames of nobody else, which are replaced wherever they stand.
    own_surnames: frozenset[str] = frozenset()
    #: Surnames with which an s behind them is a genitive, since nobody is called so.
    genitives: frozenset[str] = frozenset()
    #: Names of others with the same surname: "Anna Maria Doe" where "Maria Doe" is erased.
    others: tuple[NameParts, ...] = ()


class NamePatterns:
    """The names of one person as they are found in texts, and what stands for them."""

    def __init__(self, identity: Identity, replacement: str, *, in_any_case: bool = False) -> None:
        self.identity = identity
        self.replacement = replacement
        # In file names, keywords and addresses a surname of nobody else is written small.
        self.in_any_case = in_any_case

    @cached_property
    def surnames(self) -> list[str]:
        """The surnames, each once."""
        families = (name.family for name in self.identity.names if len(name.family) > 1)
        return list(dict.fromkeys(families))

    @cached_property
    def skeleton(self) -> str:
        """The expression, for PostgreSQL, that every text with a name or address matches."""
        # A surname of one letter is in every text, the given name is not.
        short = (name for name in self.identity.names if len(name.family) == 1)
        givens = dict.fromkeys(word for name in short for word in _long_words(name.given)[:1])
        words = [spelled(word) for word in (*self.surnames, *givens)]
        return "|".join([*words, *(re.escape(text) for text in self._exact)]) or "(?!)"

    def find(self, text: str) -> list[str]:
        """Return the places of a text where the person is surely named, with what is around."""
        return [_around(text, found) for found in self._matches(text)]

    def find_bare(self, text: str) -> list[str]:
        """Return the places of a text where a surname stands alone, which may be another's."""
        rest = self.redacted(text)
        return [_around(rest, found) for found in self._bare.finditer(rest) if found[0]]

    def find_own(self, text: str) -> list[str]:
        """Return the places of a text where a surname that nobody else has is left, as a word."""
        rest = self.redacted(text)
        found = self._own.finditer(rest) if self._own is not None else ()
        return [_around(rest, one) for one in found]

    def redacted(self, text: str) -> str:
        """Return a text without the person. Line ends stay, and braces are as many as before."""
        if self._certain is not None:
            is_sure = self._judge(text)
            text = self._certain.sub(
                lambda found: self._substitute(found) if is_sure(found) else found[0], text
            )
        if self._own is not None:
            text = self._own.sub(self._substitute_own, text)
        return text

    def is_name(self, text: str) -> bool:
        """Return whether a text is a name of the person and nothing else."""
        found = [] if self._certain is None else [*self._certain.finditer(text)]
        found += [] if self._own is None else [*self._own.finditer(text)]
        return any(one[0].strip() == text.strip() for one in found)

    def holds_surname(self, text: str) -> bool:
        """Return whether a surname stands in a text, be it within a word: a slug or citekey."""
        words = [one for one in self.surnames if len(one) >= _SHORTEST_WORD]
        return any(re.search(spelled(one), text, re.IGNORECASE) for one in words)

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        if self._certain is not None:
            yield from filter(self._judge(text), self._certain.finditer(text))
        if self._own is not None:
            yield from filter(self._is_own, self._own.finditer(text))

    def _judge(self, text: str) -> Callable[[re.Match[str]], bool]:
        """Return the check whether a place of a text where a name stands is the person's."""
        kept = [] if self._others is None else [one.span() for one in self._others.finditer(text)]

        def is_sure(found: re.Match[str]) -> bool:
            if found.lastgroup:
                return True
            start, end = found.span()
            if any(one <= start and end <= other and one != start for one, other in kept):
                return False
            # "It may will" is no Will May; "grosskreutz, henriette" is nothing else.
            is_prose = found[0] == found[0].lower() != found[0].upper() and " " in found[0].strip()
            if is_prose and self._own is None:
                return False
            return not is_within_longer_name(text, start, end)

        return is_sure

    def _substitute_own(self, found: re.Match[str]) -> str:
        return self._substitute(found) if self._is_own(found) else found[0]

    def _is_own(self, found: re.Match[str]) -> bool:
        # "graph" is a word where "Graph" is a name.
        return self.in_any_case or starts_with_capital(found[0])

    def _substitute(self, found: re.Match[str]) -> str:
        text = found[0]
        if (kind := found.lastgroup) and kind.startswith("exact"):
            return self._exact[text.lower()]
        is_word = not re.search(r"\s", text) and text == text.lower() and text != text.upper()
        # In an address, a blank would end it.
        is_word = is_word or re.search(r"%[0-9A-Fa-f]{2}", text) is not None
        word = WORD if is_word else self.replacement
        # What a mark says is kept with what stands for the name.
        marks = re.findall(_MARKS, text)
        text = re.sub(_MARKS, "", text)
        surplus = text.count("{") - text.count("}")
        if (inner := text.count("(") - text.count(")")) and "{" not in text:
            word = "(" * inner + word + ")" * -inner
        word += "".join(marks)
        return "{" * surplus + word + "}" * -surplus + "\n" * text.count("\n")

    @cached_property
    def _exact(self) -> dict[str, str]:
        return {text.lower(): said for text, said in self.identity.exact.items() if text}

    @cached_property
    def _certain(self) -> re.Pattern[str] | None:
        exact = sorted(self._exact, key=len, reverse=True)
        parts = [
            rf"(?P<exact>(?<![\w.+-])(?:{'|'.join(map(re.escape, exact))})(?![\w-]))"
            if exact
            else "",
            *dict.fromkeys(one for name in self.identity.names for one in self._full(name)),
        ]
        found = [part for part in parts if part]
        return re.compile("|".join(found), re.IGNORECASE) if found else None

    @cached_property
    def _others(self) -> re.Pattern[str] | None:
        # Names with a word more than the person's; the given names in full, in their order.
        found = [
            f"{_BEGIN}{_GAP.join(map(spelled, _long_words(name.given)))}{_GAP}*"
            f"{self._surname(name)}{_END}"
            for name in dict.fromkeys(self.identity.others)
            if name.family and len(_long_words(name.given)) > 1
        ]
        return re.compile("|".join(found), re.IGNORECASE) if found else None

    @cached_property
    def _own(self) -> re.Pattern[str] | None:
        own = [one for one in self.surnames if one in self.identity.own_surnames]
        words = [f"{spelled(one)}{self._genitive(one)}" for one in own]
        pattern = f"{_BEGIN}(?:{'|'.join(words)}){_END}"
        return re.compile(pattern, re.IGNORECASE) if words else None

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        words = [spelled(one) for one in self.surnames if len(one) >= _SHORTEST_WORD]
        # One sign is in many words: told of are longer surnames, and names without blanks.
        signs = [
            text
            for name in self.identity.names
            for text in (name.family, name.family + name.given)
            if len(text) > 1 and _is_east_asian(text)
        ]
        # Where initials are not surely theirs, they are told of even before a short surname.
        short = [
            rf"(?-i:[{re.escape(name.given[0].upper())}])\.{_GAP}*{spelled(name.family)}"
            for name in self.identity.names
            if name.given and 1 < len(name.family) < _SHORTEST_WORD
        ]
        # With an s, it may be a genitive or somebody else's surname: told of in any case.
        parts = [f"{_BEGIN}(?:{'|'.join([*words, *short])})s?{_END}"] if words or short else []
        parts += [f"(?:{'|'.join(dict.fromkeys(signs))})"] if signs else []
        return re.compile("|".join(parts) or "(?!)", re.IGNORECASE)

    def _full(self, name: NameParts) -> Iterator[str]:
        """Yield the expressions of a name in both orders; a name without given names is none."""
        surname, given = self._surname(name), self._given(name.given)
        if not (name.family and given):
            return
        full, letters = given
        signs = name.family + name.given
        if len(signs) > 2 and _is_east_asian(signs):
            # Words stand side by side; two signs may be the beginning of a longer name.
            yield f"{surname}{_BLANKS}*{spelled(name.given)}"
        yield f"{_BEGIN}(?:{full}){_GAP}*{surname}{_END}"
        # "Berg, Jan van der"
        behind = rf"(?:{_GAP}+{spelled(name.particle)}{_END})?" if name.particle else ""
        yield f"{_BEGIN}{surname}{_GAP}*(?:{full}){_END}{behind}"
        if letters:
            # "A. Doe", "a-doe", "adoe"; "Doe, A. B.", "Doe AB"; a small letter is a word.
            large, small = _initials(letters.upper()), _initials(letters.lower())
            yield f"{_BEGIN}(?-i:{large}){_GAP}*{surname}{_END}"
            yield f"{_BEGIN}(?-i:{small})(?:[-._]|%20)?{surname}{_END}"
            yield f"{_BEGIN}{surname}{_GAP}+(?-i:{large}){_END}\\.?"
            yield f"{_BEGIN}{surname}[-._](?-i:{small}){_END}"

    def _surname(self, name: NameParts) -> str:
        particle = rf"(?:{spelled(name.particle)}{_GAP}*)?" if name.particle else ""
        suffix = rf"(?:{_GAP}+{spelled(name.suffix.strip('.'))}\.?)?" if name.suffix else ""
        return f"(?:{particle}{spelled(name.family)}{self._genitive(name.family)}{suffix})"

    def _genitive(self, surname: str) -> str:
        return f"(?:s{_END})?" if surname in self.identity.genitives else ""

    def _given(self, given: str) -> tuple[str, str] | None:
        words = [one.strip(".") for one in re.split(r"[\s-]+", given) if one.strip(".")]
        if not words:
            return None
        long = [one for one in words if not _is_initials(one)]
        letters = "".join(dict.fromkeys(one[0] for one in words))
        if not long:
            # Printed by initials alone, they are theirs as they were printed.
            return f"(?-i:{_initials(letters.upper())})", ""
        any_word = "|".join(map(spelled, long))
        rest = rf"(?:{_GAP}*(?:(?:{any_word})|[{re.escape(letters)}]\.?){_END})*"
        # A second given name alone may be somebody else's: "Peter" of "Hans-Peter".
        first = spelled(long[0])
        if long[0] != words[0]:
            first = rf"(?:(?-i:[{re.escape(letters)}])\.?{_GAP}*)*(?:{first})"
        elif len(long) > 1:
            second = "|".join(map(spelled, long[1:]))
            first += rf"|(?-i:{re.escape(words[0][0])})\.?{_GAP}*(?:{second})"
        return f"(?:{first}){rest}", letters if self.identity.initials_are_theirs else ""


def _long_words(given: str) -> list[str]:
    words = (one.strip(".") for one in re.split(r"[\s-]+", given))
    return [one for one in words if one and not _is_initials(one)]


def _is_initials(word: str) -> bool:
    # "AM" and "J", but neither "Jo" nor a Chinese name of one sign.
    return word.isascii() and (len(word) == 1 or (word.isupper() and len(word) == 2))


def _is_east_asian(text: str) -> bool:
    return EAST_ASIAN.fullmatch(text) is not None


def _initials(letters: str) -> str:
    # The first one first: "M. Doe" is no Anna Maria.
    any_letter = f"[{re.escape(letters)}]"
    return rf"{re.escape(letters[0])}(?:\.?(?:{_BLANKS}|-)*{any_letter})*\.?"


def _around(text: str, found: re.Match[str], width: int = 40) -> str:
    begin, end = max(found.start() - width, 0), found.end() + width
    return " ".join(text[begin:end].split())


def patterns_of(
    names: Iterable[NameParts], replacement: str, *, initials_are_theirs: bool = False
) -> NamePatterns:
    """Return the patterns of names alone."""
    identity = Identity(tuple(names), initials_are_theirs=initials_are_theirs)
    return NamePatterns(identity, replacement)
