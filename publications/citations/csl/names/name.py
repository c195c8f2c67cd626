"""One name as a style prints it."""

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import Any, NamedTuple

from publications.citations.csl.elements import Element
from publications.citations.csl.locale import Locale
from publications.citations.csl.names.initials import initials, spaced_initials
from publications.citations.csl.names.parts import CslName, read_name
from publications.citations.csl.parts import Part
from publications.citations.csl.text.formats import formats
from publications.citations.csl.text.rich_text import as_parts, parse
from publications.citations.csl.text.text_case import apply_case

# Scripts whose names are written without a space, the family name first.
_CLOSED_UP = re.compile(r"[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff\s·・]+")
# Particles that end so stand close to what follows: "d'", "al-".
_JOINED = ("'", "’", "-", "–", " ")
_TAGGED = re.compile(r"(</?[a-z][^<>]*>)")


class GivenForm(IntEnum):
    """The part of the given names that is printed beside the family name."""

    NONE = 0
    INITIALS = 1
    FULL = 2


class NameStyle(NamedTuple):
    """The options of a style for each name."""

    options: Mapping[str, str]
    family_part: Element | None
    given_part: Element | None
    demoted: bool
    hyphen: bool
    family_first: bool
    locale: Locale
    #: Whether a space follows every particle, so that names sort by words.
    apart: bool = False

    @property
    def usual_form(self) -> GivenForm:
        """The form of given names that the style asks for."""
        if self.options.get("form") == "short":
            return GivenForm.NONE
        return GivenForm.FULL if self._ending is None else GivenForm.INITIALS

    def looks(self, data: Mapping[str, Any]) -> tuple[str, str, str]:
        """Return the family part of a name, its initials and its given names, to be compared."""
        name = read_name(data)
        short = initials(name.given, ".", hyphen=self.hyphen)
        return f"{name.non_dropping} {name.family}", short, name.given

    def write(self, data: Mapping[str, Any], *, inverted: bool, form: GivenForm) -> list[Part]:
        """Return the parts of a name, family name first if `inverted`, given names in `form`."""
        if literal := str(data.get("literal") or "").strip():
            return self._piece(literal, _without_affixes(self.family_part))
        name = read_name(data)
        if form is GivenForm.NONE:
            if self.apart and self.demoted:
                return self._joined([(name.family, True), (name.non_dropping, True)])
            return self._joined([(name.non_dropping, True), (name.family, True)])
        if name.given and _CLOSED_UP.fullmatch(name.family + name.given):
            return [
                *self._piece(name.family, _without_affixes(self.family_part)),
                *self._piece(name.given, _without_affixes(self.given_part)),
            ]
        given = name.given if form is GivenForm.FULL else self._initials(name.given)
        if self.family_first:
            return self._piece(f"{name.non_dropping} {name.family} {given}".strip(), None)
        suffix = self._suffix(name.suffix)
        if inverted:
            return self._inverted(name, given, suffix)
        parts = self._joined(
            [
                (given, False),
                (name.dropping, False),
                (name.non_dropping, True),
                (name.family, True),
            ]
        )
        if suffix:
            parts += [Part(", " if name.comma_suffix else " "), *self._piece(suffix, None)]
        return parts

    def _inverted(self, name: CslName, given: str, suffix: str) -> list[Part]:
        before = [] if self.demoted else [(name.non_dropping, True)]
        after = [(name.non_dropping, True)] if self.demoted else []
        family = self._joined([*before, (name.family, True)])
        rest = self._joined([(given, False), (name.dropping, False), *after])
        separator = self.options.get("sort-separator", ", ")
        parts = family
        for more in (rest, self._piece(suffix, None) if suffix else []):
            if more:
                parts = [*parts, Part(separator), *more]
        return parts

    @property
    def _ending(self) -> str | None:
        return self.options.get("initialize-with")

    def _initials(self, given: str) -> str:
        ending = self._ending
        if ending is None or not given:
            return given
        if "<" in given and _TAGGED.search(given):
            return "".join(map(self._segment, _TAGGED.split(given)))
        if self.options.get("initialize") == "false":
            return spaced_initials(given, ending)
        return initials(given, ending, hyphen=self.hyphen)

    def _segment(self, text: str) -> str:
        """Return the initials of what stands between two tags."""
        if text.startswith("<"):
            return text
        bare = text.lstrip(" -")
        return text[: len(text) - len(bare)] + (self._initials(bare) if bare else "")

    def _suffix(self, suffix: str) -> str:
        ending = self._ending
        return suffix.replace(".", "") if ending is not None and "." not in ending else suffix

    def _joined(self, texts: list[tuple[str, bool]]) -> list[Part]:
        """Return non-empty texts with spaces between, each formatted as family or given part."""
        parts: list[Part] = []
        before = ""
        for text, is_family in texts:
            if not text:
                continue
            if before and (self.apart or not before.endswith(_JOINED)):
                parts.append(Part(" "))
            parts += self._piece(text, self.family_part if is_family else self.given_part)
            before = text
        return parts

    def _piece(self, text: str, name_part: Element | None) -> list[Part]:
        runs = parse(text, self.locale)
        if name_part is None:
            return as_parts(runs)
        runs = apply_case(runs, name_part.get("text-case"), english=True)
        return [
            Part(
                as_parts(runs),
                name_part.get("prefix"),
                name_part.get("suffix"),
                marks=formats(name_part),
            )
        ]


def _without_affixes(name_part: Element | None) -> Element | None:
    """Return a `cs:name-part` without affixes, which are for names of two parts."""
    if name_part is None:
        return None
    kept = {name: value for name, value in name_part.attributes.items() if "fix" not in name}
    return name_part._replace(attributes=kept)
