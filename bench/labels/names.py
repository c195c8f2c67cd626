"""Printed names and people, labelled by hand: is this name that person's?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from people.matching.roster import Roster
from people.names.parts import parse_name

_PAIRS = Path(__file__).parent / "data" / "people_pairs.jsonl"
_PERSON = 0


class Label(StrEnum):
    """The answer of a reader who knows only the names."""

    SAME = "same"
    AMBIGUOUS = "ambiguous"
    DIFFERENT = "different"


class Verdict(StrEnum):
    """The answer of the roster; a link to another member is one too many as well."""

    LINKED = "linked"
    SUGGESTED = "suggested"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class LabelledName:
    """A printed name, a person with name variants, other people on the roster, and the truth."""

    printed: str
    person: str
    label: Label
    rule: str
    preferred: str = ""
    variants: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def verdict(self) -> Verdict:
        """Return what a roster of these people makes of the printed name."""
        roster = Roster()
        variants = [parse_name(variant) for variant in self.variants]
        roster.add(_PERSON, parse_name(self.person), self.preferred, variants)
        for number, other in enumerate(self.others, start=1):
            roster.add(number, parse_name(other))
        name = parse_name(self.printed)
        if roster.find(name):
            return Verdict.LINKED
        suggested = any(one.person_id == _PERSON for one in roster.suggest(name))
        return Verdict.SUGGESTED if suggested else Verdict.NOTHING


def labelled_names() -> Iterator[LabelledName]:
    """Yield the names of `data/people_pairs.jsonl`."""
    for line in _PAIRS.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        yield LabelledName(**{**fields, "label": Label(fields["label"])})
